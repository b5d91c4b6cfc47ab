package org.prismdata.kit.edit;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A file's edit as Git shows it. */
final class UnifiedDiff {
    private static final int CONTEXT = 3;
    private static final String NONE = "/dev/null";
    private static final String OPEN_END = "\\ No newline at end of file";

    private UnifiedDiff() {}

    static String of(Path root, FileEdit edit) {
        Optional<String> from = edit.from().map(path -> name(root, path));
        Optional<String> to = edit.to().map(path -> name(root, path));
        StringBuilder diff = new StringBuilder("diff --git a/"
                + from.or(() -> to).orElseThrow() + " b/" + to.or(() -> from).orElseThrow() + "\n");
        if (from.isEmpty()) {
            diff.append("new file mode ")
                    .append(edit.executable() ? "100755" : "100644")
                    .append('\n');
        } else if (to.isEmpty()) {
            diff.append("deleted file mode 100644\n");
        } else if (!from.equals(to)) {
            diff.append("rename from ")
                    .append(from.get())
                    .append("\nrename to ")
                    .append(to.get())
                    .append('\n');
        }
        String oldName = from.map(name -> "a/" + name).orElse(NONE);
        String newName = to.map(name -> "b/" + name).orElse(NONE);
        if (binary(edit.before()) || binary(edit.after())) {
            return diff.append("Binary files " + oldName + " and " + newName + " differ\n")
                    .toString();
        }
        List<String> before = lines(edit.before());
        List<String> after = lines(edit.after());
        UnifiedDiffUtils.generateUnifiedDiff(oldName, newName, before, DiffUtils.diff(before, after), CONTEXT)
                .forEach(line -> diff.append(line).append('\n'));
        return diff.toString();
    }

    private static String name(Path root, Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }

    private static boolean binary(byte[] content) {
        for (byte each : content) {
            if (each == 0) {
                return true;
            }
        }
        return false;
    }

    /** What a file that ends without a line end has as its last line is never what one with a line end has. */
    private static List<String> lines(byte[] content) {
        if (content.length == 0) {
            return List.of();
        }
        List<String> lines = new ArrayList<>(List.of(text(content).split("\n", -1)));
        String last = lines.remove(lines.size() - 1);
        if (!last.isEmpty()) {
            lines.add(last + "\n" + OPEN_END);
        }
        return lines;
    }

    private static String text(byte[] content) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException e) {
            // Any bytes are letters there, so that the lines at least are right.
            return new String(content, StandardCharsets.ISO_8859_1);
        }
    }
}
