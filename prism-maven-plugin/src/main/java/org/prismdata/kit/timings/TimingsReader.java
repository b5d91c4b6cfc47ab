package org.prismdata.kit.timings;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.prismdata.kit.tier.Tier;

/** Reads what {@link TimingsFile} has written. */
public final class TimingsReader {
    private TimingsReader() {}

    /** Those of one file; empty if there is no such file, or none that this version can read. */
    public static Optional<Timings> read(Path file) throws IOException {
        if (Files.notExists(file)) {
            return Optional.empty();
        }
        try (Reader reader = Files.newBufferedReader(file)) {
            return Optional.ofNullable(new Gson().fromJson(reader, Build.class))
                    .filter(build -> build.format == Timings.FORMAT)
                    .map(Build::timings);
        } catch (JsonParseException | DateTimeException | NullPointerException | MalformedInputException e) {
            return Optional.empty();
        }
    }

    /**
     * Those of a module's last builds, the oldest first.
     *
     * @param folder where the kit keeps the module's files
     */
    public static List<Timings> readAll(Path folder) throws IOException {
        List<Path> files = new ArrayList<>(List.of(folder.resolve(TimingsFile.LAST)));
        if (Files.isDirectory(folder.resolve(TimingsFile.ALL))) {
            try (Stream<Path> all = Files.list(folder.resolve(TimingsFile.ALL))) {
                all.filter(file -> file.toString().endsWith(".json")).forEach(files::add);
            }
        }
        List<Timings> builds = new ArrayList<>();
        for (Path file : files) {
            // The last one is there twice.
            read(file).filter(build -> !builds.contains(build)).ifPresent(builds::add);
        }
        builds.sort(Comparator.comparingLong(Timings::started));
        return builds;
    }

    // As they stand in the file, with times after the start of the build.

    private record Build(
            int format,
            String started,
            List<String> goals,
            String result,
            long totalMs,
            List<Part> stages,
            List<Tests> tiers) {
        Timings timings() {
            long start = Instant.parse(started).toEpochMilli();
            return new Timings(
                    start,
                    start + totalMs,
                    goals,
                    result.equals("success"),
                    stages.stream().map(part -> part.after(start)).toList(),
                    tiers.stream().flatMap(Tests::times).toList());
        }
    }

    private record Part(String stage, String service, long startMs, long endMs) {
        Stage after(long start) {
            return new Stage(
                    Objects.requireNonNull(stage),
                    Optional.ofNullable(service),
                    start + startMs,
                    start + Math.max(startMs, endMs));
        }
    }

    private record Tests(
            String tier, long startupMs, long executionMs, long teardownMs, int tests, int failed, int skipped) {
        /** None of a tier that only a later version has. */
        Stream<TierTime> times() {
            return Stream.of(Tier.values())
                    .filter(value -> value.text().equals(tier))
                    .map(value -> new TierTime(value, startupMs, executionMs, teardownMs, tests, failed, skipped));
        }
    }
}
