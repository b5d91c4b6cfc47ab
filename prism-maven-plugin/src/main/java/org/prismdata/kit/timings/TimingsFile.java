package org.prismdata.kit.timings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;

/**
 * The timings of a module's last builds: those of the last in {@code timings.json}, and of the newest twenty a file each in
 * {@code timings}, named after the time at which they began.
 *
 * @param folder where the kit keeps the module's files
 */
public record TimingsFile(Path folder) {
    static final String LAST = "timings.json";
    static final String ALL = "timings";

    private static final int KEPT = 20;
    private static final DateTimeFormatter BASIC =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    /** Returns the file of the last build. */
    public Path write(Timings timings) throws IOException {
        Path all = Files.createDirectories(folder.resolve(ALL));
        String text = timings.json();
        Files.writeString(all.resolve(BASIC.format(Instant.ofEpochMilli(timings.started())) + ".json"), text);
        // Whoever reads it meanwhile finds the one before.
        Path written = Files.writeString(folder.resolve(LAST + ".new"), text);
        Path last = folder.resolve(LAST);
        Files.move(written, last, StandardCopyOption.REPLACE_EXISTING);
        deleteOldIn(all);
        return last;
    }

    private static void deleteOldIn(Path all) throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.list(all)) {
            files = found.sorted().toList();
        }
        for (Path old : files.subList(0, Math.max(0, files.size() - KEPT))) {
            Files.deleteIfExists(old);
        }
    }
}
