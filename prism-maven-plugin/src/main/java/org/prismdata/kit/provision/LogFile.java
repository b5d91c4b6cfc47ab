package org.prismdata.kit.provision;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A container's log as Podman writes it to a file: each line after a time, the stream, and whether the line is whole. */
final class LogFile {
    private static final String BEFORE_THE_LINE = "^\\S+ (stdout|stderr) [FP] ";

    private LogFile() {}

    /** Its last lines, as the container wrote them; none if it has not begun. */
    static List<String> last(Path file, int lines) {
        try {
            // Whatever bytes a container writes.
            List<String> read = new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.replaceFirst(BEFORE_THE_LINE, ""))
                    .toList();
            return read.subList(Math.max(0, read.size() - lines), read.size());
        } catch (IOException e) {
            return List.of();
        }
    }
}
