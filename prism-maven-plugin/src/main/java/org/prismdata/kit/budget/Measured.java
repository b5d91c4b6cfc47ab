package org.prismdata.kit.budget;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an image measured. It is kept in a file, for the next build to compare with.
 *
 * @param layers by name, the lowest first, their compressed sizes in bytes
 * @param start how long it took from the start of the container to the first answer; empty if nobody started it
 */
public record Measured(Map<String, Long> layers, Optional<Duration> start) {
    private static final String START = "start-ms";
    private static final String LAYER = "layer";

    public Measured {
        layers = new LinkedHashMap<>(layers);
    }

    public long size() {
        return layers.values().stream().mapToLong(Long::longValue).sum();
    }

    public Measured withStart(Duration duration) {
        return new Measured(layers, Optional.of(duration));
    }

    /** What {@link #write} has written; empty if there is no such file, or none that this version can read. */
    public static Optional<Measured> read(Path file) throws IOException {
        if (Files.notExists(file)) {
            return Optional.empty();
        }
        Map<String, Long> layers = new LinkedHashMap<>();
        Optional<Duration> start = Optional.empty();
        for (String line : Files.readAllLines(file)) {
            String[] fields = line.split(" ", 3);
            if (fields.length < 2 || !fields[1].matches("\\d{1,18}")) {
                return Optional.empty();
            }
            if (fields[0].equals(LAYER)) {
                layers.put(fields.length > 2 ? fields[2] : "", Long.parseLong(fields[1]));
            } else {
                start = Optional.of(Duration.ofMillis(Long.parseLong(fields[1])));
            }
        }
        return Optional.of(new Measured(layers, start));
    }

    public void write(Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        layers.forEach((name, bytes) -> lines.add(LAYER + " " + bytes + " " + name));
        start.ifPresent(duration -> lines.add(START + " " + duration.toMillis()));
        Files.createDirectories(file.getParent());
        Files.write(file, lines);
    }
}
