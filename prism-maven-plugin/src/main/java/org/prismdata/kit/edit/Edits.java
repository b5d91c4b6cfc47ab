package org.prismdata.kit.edit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Changes to the files of a project, none of them made yet.
 *
 * @param root the project's folder, from which on the diff names files
 * @param files in the order of their names
 */
public record Edits(Path root, List<FileEdit> files) {
    /** Those that would change nothing are left out. */
    public Edits {
        files = files.stream()
                .filter(edit -> !edit.from().equals(edit.to()) || !Arrays.equals(edit.before(), edit.after()))
                .sorted(Comparator.comparing(FileEdit::path))
                .toList();
    }

    public boolean isEmpty() {
        return files.isEmpty();
    }

    /** All of them as {@code git apply} and {@code patch -p1} take them, but for files that are no text. */
    public String diff() {
        return files.stream().map(edit -> UnifiedDiff.of(root, edit)).collect(Collectors.joining());
    }

    /**
     * Makes them all. If one can't be made, those before it are taken back.
     *
     * @throws org.prismdata.kit.problem.PrismException if a file could not be written; all are as they were
     */
    public void apply() throws IOException {
        Undo.next(root).make(files);
    }
}
