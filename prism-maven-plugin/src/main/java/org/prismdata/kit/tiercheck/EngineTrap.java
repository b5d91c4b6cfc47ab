package org.prismdata.kit.tiercheck;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Programs that a test JVM finds in place of a container engine's: they leave a note, and then are that program. So what is
 * told is told afterwards, by name, and no test fails of it.
 *
 * @param folder where they are
 */
public record EngineTrap(Path folder) {
    private static final List<String> PROGRAMS =
            List.of("podman", "podman-remote", "podman-compose", "docker", "docker-compose", "buildah", "nerdctl");
    private static final String NOTE = ".started-";
    private static final String SCRIPT = """
            #!/bin/sh
            # Notes that a test has started this program, for prism:check-tiers, and then does what it is to do.
            folder=${0%/*}
            program=${0##*/}
            # It has replaced itself: its folder is in the path under another name, and the program is nowhere.
            if [ "$PRISM_TRAP" = "$$" ]; then
                echo "$program: not found" >&2
                exit 127
            fi
            : > "$folder/$program.started-$$"
            path=:$PATH:
            while :; do
                case $path in
                *":$folder:"*) path=${path%%":$folder:"*}:${path#*":$folder:"} ;;
                *) break ;;
                esac
            done
            path=${path#:}
            export PRISM_TRAP=$$
            PATH=${path%:} exec "$program" "$@"
            """;

    /** A program that was started, and when, in milliseconds since 1970. */
    record Start(String program, long time) {}

    /** Lays it out and forgets what was in it. Returns the search path of the JVM; empty where there are no scripts. */
    public Optional<String> set(String searchPath) throws IOException {
        if (File.separatorChar != '/' || folder.toString().contains(File.pathSeparator)) {
            return Optional.empty();
        }
        Files.createDirectories(folder);
        for (Path note : notes()) {
            Files.delete(note);
        }
        for (String program : PROGRAMS) {
            Path script = folder.resolve(program);
            if (!Files.exists(script) || !Files.readString(script).equals(SCRIPT)) {
                Files.writeString(script, SCRIPT);
                Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        }
        return Optional.of(folder + File.pathSeparator + searchPath);
    }

    List<Start> starts() throws IOException {
        List<Start> starts = new ArrayList<>();
        for (Path note : notes()) {
            String name = note.getFileName().toString();
            starts.add(new Start(
                    name.substring(0, name.indexOf(NOTE)),
                    Files.getLastModifiedTime(note).toMillis()));
        }
        return starts;
    }

    private List<Path> notes() throws IOException {
        List<Path> notes = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*" + NOTE + "*")) {
                found.forEach(notes::add);
            }
        }
        return notes;
    }
}
