package org.prismdata.kit.image;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.prismdata.kit.budget.Measured;
import org.prismdata.kit.oci.DockerArchive;

/** Tells what a built image weighs, layer by layer, and what has become of that since the build before. */
final class ImageReport {
    private static final double MEGA = 1e6;
    private static final long WORTH_A_LINE = 50_000;

    private ImageReport() {}

    /**
     * @param before what the build before measured
     * @return the lines of a table
     */
    static List<String> lines(List<DockerArchive.Layer> layers, Optional<Measured> before) {
        List<String> lines = new ArrayList<>();
        for (DockerArchive.Layer layer : layers) {
            if (layer.compressed() >= WORTH_A_LINE) {
                Optional<Long> earlier = before.map(Measured::layers).map(sizes -> sizes.get(layer.name()));
                lines.add(line(layer.name(), layer.compressed(), layer.unpacked(), earlier));
            }
        }
        long compressed =
                layers.stream().mapToLong(DockerArchive.Layer::compressed).sum();
        long unpacked = layers.stream().mapToLong(DockerArchive.Layer::unpacked).sum();
        lines.add(line("total", compressed, unpacked, before.map(Measured::size)));
        return lines;
    }

    /**
     * @param jre what the image of the variant jre has measured, if one was built
     * @return a line that compares both
     */
    static Optional<String> beside(Measured image, Optional<Measured> jre) {
        return jre.map(other -> format(
                "Beside the variant jre: %s in place of %s%s",
                megabytes(image.size()), megabytes(other.size()), starts(image, other)));
    }

    private static String starts(Measured image, Measured jre) {
        return image.start().isPresent() && jre.start().isPresent()
                ? format(
                        ", first answer after %d ms in place of %d ms",
                        image.start().get().toMillis(), jre.start().get().toMillis())
                : "";
    }

    private static String line(String name, long compressed, long unpacked, Optional<Long> earlier) {
        long more = compressed - earlier.orElse(compressed);
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
