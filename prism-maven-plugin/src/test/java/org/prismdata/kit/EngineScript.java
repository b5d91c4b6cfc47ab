package org.prismdata.kit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.prismdata.kit.engine.ContainerEngine;
import org.prismdata.kit.engine.EngineChoice;
import org.prismdata.kit.engine.EngineFinder;
import org.prismdata.kit.engine.Forwards;
import org.prismdata.kit.process.ProcessRunner;
import org.prismdata.kit.process.ProgramPath;

/** A program that plays an engine, for what the kit tells it: it knows the images that were pulled or tagged. */
public final class EngineScript {
    private static final String SCRIPT = """
            #!/bin/sh
            here=$(dirname "$0")
            # Formats have lines.
            echo $(echo "$*") "TMPDIR=${TMPDIR##*/} DOCKER_HOST=$DOCKER_HOST" >>"$here/calls"
            config=
            case $1 in
                --authfile=*) config=${1#*=}; shift ;;
                --config=*) config=${1#*=}/config.json; shift ;;
            esac
            case $2 in --authfile=*) config=${2#*=} ;; esac
            for last; do :; done
            file=$here/images/$(echo "$last" | tr / _)
            [ -z "$config" ] || { stat -c %a "$config"; cat "$config"; } >>"$here/logins"
            case $1 in
                context) echo unix:///run/user/1000/docker.sock ;;
                version) echo 28 ;;
                pull | tag) touch "$file" ;;
                untag | rmi) rm "$file" ;;
                image) [ -e "$file" ] || exit 1; printf 'id\\n\\n1000000 1\\n' ;;
            esac
            """;

    private final Path folder;

    public EngineScript(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectory(folder.resolve("images"));
    }

    /** @param name {@code podman} or {@code docker} */
    public ContainerEngine engine(String name) throws IOException {
        Path program = Files.writeString(folder.resolve(name), SCRIPT);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        ProgramPath path = new ProgramPath(
                variable -> Optional.of(folder.toString()).filter(any -> variable.equals("PATH")), Files::isExecutable);
        return new EngineFinder(path, new ProcessRunner(), new Forwards(path))
                .find(new EngineChoice(name, Optional.empty(), Optional.empty()));
    }

    /** What it was called with, but for questions; the last part of TMPDIR follows, and DOCKER_HOST. */
    public List<String> calls() throws IOException {
        return Files.readAllLines(folder.resolve("calls")).stream()
                .filter(call -> !call.startsWith("image ") && !call.startsWith("version "))
                .toList();
    }

    /** Modes and contents of the login files it was given. */
    public String logins() throws IOException {
        return Files.readString(folder.resolve("logins"));
    }

    public List<String> images() throws IOException {
        try (var files = Files.list(folder.resolve("images"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
