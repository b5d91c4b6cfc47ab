package org.prismdata.kit.doctor;

import java.util.List;
import java.util.Optional;

/** Whether the engine is the one that the project's author has. */
final class EngineVersion implements Check {
    @Override
    public String name() {
        return "engine-version";
    }

    @Override
    public List<Finding> look(Facts facts) {
        Optional<EngineNote> known = facts.build().engineNote();
        EngineFacts engine = facts.engine();
        if (known.isEmpty() || engine.refusal().isPresent()) {
            return List.of();
        }
        EngineNote note = known.get();
        String here = engine.named();
        if (note.engine().isEmpty()) {
            Repair write = new Repair.NoteEngine(note.file(), here);
            return List.of(Finding.note(
                            name(),
                            "nobody has noted which engine the project's tests pass on",
                            "a pipeline can't tell then that it has another one than you",
                            write.shown() + ", and commit it")
                    .repairedBy(write));
        }
        if (note.fits(here)) {
            return List.of(Finding.ok(name(), here + ", noted: " + note.engine()));
        }
        return List.of(Finding.warning(
                name(),
                "this machine has " + here + ", and " + note.file() + " names " + note.engine(),
                "what passes on one may fail on the other",
                "have " + note.engine() + " here; or, if all are to have this one, write `" + here
                        + "` into that file and commit it"));
    }
}
