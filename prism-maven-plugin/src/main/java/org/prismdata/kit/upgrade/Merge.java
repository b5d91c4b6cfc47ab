package org.prismdata.kit.upgrade;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.prismdata.kit.problem.PrismException;
import org.prismdata.kit.process.Command;
import org.prismdata.kit.process.ProcessResult;
import org.prismdata.kit.process.ProcessRunner;
import org.prismdata.kit.process.ProgramPath;

/**
 * Two changes of one text, joined by Git. No repository is needed for it.
 *
 * @param folder for the three texts
 * @param before how the conflict's marks call the text that was changed
 * @param theirs and the templates' change of it
 */
record Merge(Path folder, ProgramPath path, ProcessRunner runner, String before, String theirs) {
    private static final String YOURS = "yours";
    // As Git writes it before a conflict, with the name of the one side.
    private static final String MARK = "<<<<<<< " + YOURS;
    // It ends with the number of conflicts, or with one above these if it could not do its work.
    private static final int MOST_CONFLICTS = 127;

    /**
     * @param text with both changes, and marks around what contradicts each other
     * @param conflicts the lines of the first marks
     */
    record Result(byte[] text, List<Integer> conflicts) {}

    Result of(byte[] yours, byte[] base, byte[] templates) throws IOException {
        Path git = path.find("git", List.of())
                .orElseThrow(() -> new PrismException(
                        "git is not on the PATH",
                        "it joins your changes with those of the templates",
                        "install it: `sudo apt install git` (Debian, Ubuntu), `sudo dnf install git` (Fedora),"
                                + " `brew install git` (macOS)"));
        Path here = Files.write(folder.resolve("yours"), yours);
        Path old = Files.write(folder.resolve("before"), base);
        Path other = Files.write(folder.resolve("templates"), templates);
        ProcessResult result = runner.run(Command.of(
                git.toString(),
                "merge-file",
                "-L",
                YOURS,
                "-L",
                before,
                "-L",
                theirs,
                here.toString(),
                old.toString(),
                other.toString()));
        if (result.exitCode() > MOST_CONFLICTS) {
            throw new PrismException("git could not merge a file", result.complaint(), "see `git merge-file --help`");
        }
        byte[] text = Files.readAllBytes(here);
        return new Result(text, result.succeeded() ? List.of() : marks(text));
    }

    /** The lines in which a conflict begins. */
    static List<Integer> marks(byte[] text) {
        List<Integer> marks = new ArrayList<>();
        String[] lines = new String(text, StandardCharsets.ISO_8859_1).split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            if (lines[i].startsWith(MARK)) {
                marks.add(i + 1);
            }
        }
        return marks;
    }
}
