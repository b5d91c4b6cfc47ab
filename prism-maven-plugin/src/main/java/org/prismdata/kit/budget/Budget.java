package org.prismdata.kit.budget;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.prismdata.kit.problem.PrismException;

/**
 * What an image may measure.
 *
 * @param maxSize the most bytes its compressed layers may have together
 * @param maxStart the longest it may take to start
 */
public record Budget(OptionalLong maxSize, Optional<Duration> maxStart) {
    private static final String SIZE_PROPERTY = "prism.image.maxSize";
    private static final String START_PROPERTY = "prism.image.maxStart";
    private static final double MEGA = 1e6;
    private static final long WORTH_A_LINE = 5_000;
    private static final double MILLIS_OF_SECOND = 1000;
    private static final Pattern QUANTITY = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?) ?([A-Za-z]+)");
    private static final Map<String, Double> SIZES =
            Map.of("kB", 1e3, "MB", 1e6, "GB", 1e9, "KiB", 1024.0, "MiB", 1024.0 * 1024, "GiB", 1024.0 * 1024 * 1024);
    private static final Map<String, Double> TIMES = Map.of("ms", 1.0, "s", MILLIS_OF_SECOND);

    /**
     * @param maxSize the value of {@code prism.image.maxSize}
     * @param maxStart the value of {@code prism.image.maxStart}
     * @throws PrismException if one is no size or time
     */
    public static Budget of(Optional<String> maxSize, Optional<String> maxStart) {
        Optional<Long> size = maxSize.map(text -> quantity(SIZE_PROPERTY, text, SIZES, "a size", "25MB"));
        Optional<Long> start = maxStart.map(text -> quantity(START_PROPERTY, text, TIMES, "a time", "100ms"));
        return new Budget(size.map(OptionalLong::of).orElseGet(OptionalLong::empty), start.map(Duration::ofMillis));
    }

    /**
     * Before anything is built.
     *
     * @throws PrismException if the size has a limit, and the image will be pushed without being seen here
     */
    public void requireMeasurable(boolean pushed) {
        if (pushed && maxSize.isPresent()) {
            throw new PrismException(
                    SIZE_PROPERTY + " is set, and the image goes straight to a registry",
                    "only an image that is written here is measured",
                    "build it with -Dprism.image.output=tar first, and push it without " + SIZE_PROPERTY);
        }
    }

    /**
     * @param image its name, for the message
     * @param before what the last build within its budget measured
     * @throws PrismException if the image is larger than allowed; it says which layers grew
     */
    public void checkSize(String image, Measured now, Optional<Measured> before) {
        if (maxSize.isEmpty() || now.size() <= maxSize.getAsLong()) {
            return;
        }
        throw new PrismException(
                "image " + image + " has " + megabytes(now.size()) + " compressed, and " + SIZE_PROPERTY + " is "
                        + megabytes(maxSize.getAsLong()),
                growth(now, before),
                "take out what isn't needed (`mvn dependency:tree` shows what brings a dependency along), or raise "
                        + SIZE_PROPERTY);
    }

    /** Whether the start has a limit, so that it has to be measured. */
    public boolean limitsStart() {
        return maxStart.isPresent();
    }

    /**
     * @param image its name, for the message
     * @param before what the last build within its budget measured
     * @throws PrismException if the image took longer to start than allowed, or the time is limited and was not measured
     */
    public void checkStart(String image, Measured now, Optional<Measured> before) {
        if (maxStart.isEmpty()) {
            return;
        }
        Duration start = now.start()
                .orElseThrow(() -> new PrismException(
                        START_PROPERTY + " is set, and the start of image " + image + " was not measured",
                        "it is measured when the image is checked in a container engine and answers gRPC there",
                        "use -Dprism.image.output=engine without -Dprism.image.check=false for a program that serves gRPC"
                                + " on port 50051, or leave out " + START_PROPERTY));
        if (start.compareTo(maxStart.get()) <= 0) {
            return;
        }
        String earlier = before.flatMap(Measured::start)
                .map(time -> "the build before took " + time.toMillis() + " ms\n")
                .orElse("");
        throw new PrismException(
                "image " + image + " took " + start.toMillis() + " ms to start, and " + START_PROPERTY + " is "
                        + maxStart.get().toMillis() + " ms",
                earlier + growth(now, before),
                "see what the plugin does before it serves; on a busy machine run it again, or raise "
                        + START_PROPERTY);
    }

    private static String growth(Measured now, Optional<Measured> before) {
        if (before.isEmpty()) {
            return "there is no earlier build to compare with; its layers are\n" + list(now.layers());
        }
        Map<String, Long> known = before.get().layers();
        List<String> grown = now.layers().entrySet().stream()
                .filter(layer -> layer.getValue() > known.getOrDefault(layer.getKey(), 0L) + WORTH_A_LINE)
                .map(layer -> known.containsKey(layer.getKey())
                        ? line(layer) + ", was " + megabytes(known.get(layer.getKey()))
                        : line(layer) + ", is new")
                .toList();
        if (grown.isEmpty()) {
            return "no layer grew since the build before; they are\n" + list(now.layers());
        }
        return "since the build before, of " + megabytes(before.get().size()) + ", grew\n" + String.join("\n", grown);
    }

    private static String list(Map<String, Long> layers) {
        return layers.entrySet().stream().map(Budget::line).collect(Collectors.joining("\n"));
    }

    private static String line(Map.Entry<String, Long> layer) {
        return "  " + layer.getKey() + ": " + megabytes(layer.getValue());
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.2f MB", bytes / MEGA);
    }

    private static long quantity(String property, String text, Map<String, Double> units, String kind, String example) {
        Matcher matcher = QUANTITY.matcher(text.strip());
        Double unit = matcher.matches() ? units.get(matcher.group(2)) : null;
        if (unit == null) {
            throw new PrismException(
                    property + " is '" + text + "'",
                    "that is not " + kind + ": a number and a unit, one of "
                            + units.keySet().stream().sorted().collect(Collectors.joining(", ")),
                    "write it like -D" + property + "=" + example);
        }
        return Math.round(Double.parseDouble(matcher.group(1)) * unit);
    }
}
