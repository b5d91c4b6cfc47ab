package org.prismdata.kit.adopt;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.prismdata.kit.edit.FileEdit;
import org.prismdata.kit.pom.PomFile;

/** The POMs of a project, each read once: what one module has changed in a parent, the next one finds there. */
final class PomFiles {
    private final Map<Path, PomFile> files = new LinkedHashMap<>();

    /** Those that can't be written back as they are, it names and leaves out. */
    PomFiles(AdoptRequest request, List<LeftAlone> leftAlone) throws IOException {
        for (Path path : Stream.concat(
                        request.parents().stream(), request.modules().stream().map(AdoptModule::pom))
                .toList()) {
            Optional<PomFile> pom = PomFile.read(path);
            if (pom.isPresent()) {
                files.put(path, pom.get());
            } else {
                leftAlone.add(
                        new LeftAlone(
                                request.name(path),
                                "it is XML that the kit can't write back letter by letter, so it stays; add the plugin yourself"));
            }
        }
    }

    Optional<PomFile> of(Path path) {
        return Optional.ofNullable(files.get(path));
    }

    /** The module's own, and then its parents'. */
    List<PomFile> chain(AdoptModule module) {
        return Stream.concat(Stream.of(module.pom()), module.parents().stream())
                .flatMap(path -> of(path).stream())
                .toList();
    }

    List<PomFile> all() {
        return List.copyOf(files.values());
    }

    List<FileEdit> edits() throws IOException {
        List<FileEdit> edits = new ArrayList<>();
        for (PomFile pom : files.values()) {
            edits.add(FileEdit.change(pom.path(), pom.bytes()));
        }
        return edits;
    }
}
