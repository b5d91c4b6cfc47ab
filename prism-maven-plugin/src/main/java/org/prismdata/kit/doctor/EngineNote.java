package org.prismdata.kit.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.prismdata.kit.upgrade.Origin;

/**
 * The engine that a project's tests are known to pass on, as it stands in a file of the project.
 *
 * @param file where it stands, or would
 * @param engine such as {@code podman 5.4.2}; empty if nobody has noted one
 */
record EngineNote(Path file, String engine) {
    private static final Path FILE = Path.of(".prism", "engine");

    /** @param project its folder */
    static Optional<EngineNote> of(Path project) {
        Path file = project.resolve(FILE);
        Optional<String> text = FactFinder.text(file);
        // A project that was not generated has none, unless its author wrote one.
        return text.isPresent() || Files.exists(project.resolve(Origin.PROPERTIES))
                ? Optional.of(new EngineNote(file, text.orElse("").strip()))
                : Optional.empty();
    }

    /** Whether an engine is that one, but for the last numbers of its version. */
    boolean fits(String other) {
        return minor(engine).equals(minor(other));
    }

    private static String minor(String engine) {
        return engine.replaceFirst("^(\\S+ \\d+\\.\\d+).*", "$1");
    }
}
