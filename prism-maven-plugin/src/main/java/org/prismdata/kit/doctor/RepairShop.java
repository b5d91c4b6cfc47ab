package org.prismdata.kit.doctor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.prismdata.kit.engine.ContainerEngine;
import org.prismdata.kit.engine.EngineProbe;
import org.prismdata.kit.engine.ImageName;
import org.prismdata.kit.host.ConfFile;
import org.prismdata.kit.problem.PrismException;
import org.prismdata.kit.provision.Upkeep;

/** Does what a finding says is safe to do. */
final class RepairShop {
    private static final String BEFORE = ".before-prism";

    private final ContainerEngine engine;
    private final Consumer<String> log;

    /** @param log told what is done, a line each */
    RepairShop(ContainerEngine engine, Consumer<String> log) {
        this.engine = engine;
        this.log = log;
    }

    /** @throws PrismException if it does not help; all is as before then */
    void repair(Repair repair) {
        log.accept(repair.shown());
        if (repair instanceof Repair.Configure configure) {
            configure(configure);
        } else if (repair instanceof Repair.NoteEngine note) {
            write(note);
        } else if (repair instanceof Repair.RenewStorage renewal) {
            new EngineProbe(engine).reset();
            configure(renewal.storage());
        } else if (repair instanceof Repair.RemoveLeftovers leftovers) {
            new Upkeep(engine).remove(leftovers.remains());
        } else if (repair instanceof Repair.RemoveSnapshots snapshots) {
            snapshots.images().forEach(image -> engine.images().remove(ImageName.parse(image, "the snapshot's name")));
        }
    }

    private static void write(Repair.NoteEngine note) {
        try {
            Files.writeString(note.file(), note.engine() + "\n");
        } catch (IOException e) {
            throw new PrismException(
                    note.file() + " can't be written", String.valueOf(e.getMessage()), "by hand: " + note.shown(), e);
        }
    }

    private void configure(Repair.Configure configure) {
        Path file = configure.file();
        try {
            Optional<String> before = Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
            ConfFile changed = new ConfFile(before.orElse(""));
            for (Repair.Setting setting : configure.settings()) {
                changed = changed.with(setting.section(), setting.key(), setting.value());
            }
            Files.createDirectories(file.toAbsolutePath().getParent());
            if (before.isPresent() && !Files.isWritable(file)) {
                throw new IOException("it may not be written");
            }
            if (before.isPresent()) {
                Path kept = backup(file);
                Files.copy(file, kept);
                log.accept("  what it was is in " + kept);
            }
            Files.write(file, changed.text().getBytes(StandardCharsets.UTF_8));
            try {
                new EngineProbe(engine).info();
            } catch (PrismException e) {
                restore(file, before);
                throw new PrismException(
                        file + " is as it was: Podman does not take the change",
                        e.reason(),
                        "change it by hand, and see what `podman info` says",
                        e);
            }
        } catch (IOException e) {
            throw new PrismException(
                    file + " can't be changed", String.valueOf(e.getMessage()), "by hand: " + configure.shown(), e);
        }
    }

    private static void restore(Path file, Optional<String> before) throws IOException {
        if (before.isPresent()) {
            Files.write(file, before.get().getBytes(StandardCharsets.UTF_8));
        } else {
            Files.delete(file);
        }
    }

    /** An earlier one stays: it may be the only one with what the user wrote. */
    private static Path backup(Path file) {
        Path kept = file.resolveSibling(file.getFileName() + BEFORE);
        for (int i = 2; Files.exists(kept); i++) {
            kept = file.resolveSibling(file.getFileName() + BEFORE + "-" + i);
        }
        return kept;
    }
}
