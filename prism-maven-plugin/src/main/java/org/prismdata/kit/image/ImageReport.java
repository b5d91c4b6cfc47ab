package org.prismdata.kit.image;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.prismdata.kit.oci.DockerArchive;

/** Tells what a built image weighs, layer by layer, and what has become of that since the build before. */
final class ImageReport {
    private static final double MEGA = 1e6;
    private static final long WORTH_A_LINE = 50_000;
    private static final String TOTAL = "total";

    private ImageReport() {}

    /**
     * @param before a file with the numbers of the build before, replaced by those of this one
     * @return the lines of a table
     */
    static List<String> lines(List<DockerArchive.Layer> layers, Path before) throws IOException {
        Properties earlier = new Properties();
        if (Files.exists(before)) {
            try (Reader reader = Files.newBufferedReader(before)) {
                earlier.load(reader);
            }
        }
        Properties now = new Properties();
        List<String> lines = new ArrayList<>();
        for (DockerArchive.Layer layer : layers) {
            if (layer.compressed() >= WORTH_A_LINE) {
                lines.add(line(layer.name(), layer.compressed(), layer.unpacked(), earlier));
            }
            now.merge(layer.name(), String.valueOf(layer.compressed()), ImageReport::sum);
        }
        long compressed =
                layers.stream().mapToLong(DockerArchive.Layer::compressed).sum();
        long unpacked = layers.stream().mapToLong(DockerArchive.Layer::unpacked).sum();
        lines.add(line(TOTAL, compressed, unpacked, earlier));
        now.setProperty(TOTAL, String.valueOf(compressed));
        Files.createDirectories(before.getParent());
        try (Writer writer = Files.newBufferedWriter(before)) {
            now.store(writer, null);
        }
        return lines;
    }

    private static Object sum(Object first, Object second) {
        return String.valueOf(Long.parseLong((String) first) + Long.parseLong((String) second));
    }

    private static String line(String name, long compressed, long unpacked, Properties earlier) {
        String before = earlier.getProperty(name);
        long more = before == null ? 0 : compressed - Long.parseLong(before);
        String difference = Math.abs(more) < WORTH_A_LINE ? "" : format("  %+.1f MB", more / MEGA);
        return format("  %-24s %9s %9s%s", name, megabytes(compressed), megabytes(unpacked), difference);
    }

    static String megabytes(long bytes) {
        return format("%.1f MB", bytes / MEGA);
    }

    static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
