package org.prismdata.kit.edit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.prismdata.kit.process.Command;
import org.prismdata.kit.process.ProcessResult;
import org.prismdata.kit.process.ProcessRunner;
import org.prismdata.kit.process.ProgramPath;

/** Files that are to be edited and that Git would not give back as they are now. */
public final class Uncommitted {
    private Uncommitted() {}

    /** Their names; empty also where there is no Git, or no repository of it. */
    public static List<String> of(Edits edits, ProgramPath path, ProcessRunner runner) {
        Optional<Path> git = path.find("git", List.of());
        List<String> files = edits.files().stream()
                .flatMap(edit -> edit.from().stream())
                .map(file -> edits.root().relativize(file).toString())
                .toList();
        if (git.isEmpty() || files.isEmpty()) {
            return List.of();
        }
        List<String> command = new ArrayList<>(List.of(
                git.get().toString(), "-c", "core.quotePath=false", "status", "--porcelain", "--no-renames", "--"));
        command.addAll(files);
        ProcessResult status = runner.run(Command.of(command).in(edits.root()));
        return status.succeeded()
                ? status.output().lines().map(line -> line.substring(3)).toList()
                : List.of();
    }
}
