package org.prismdata.kit.report;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.prismdata.kit.tier.Tier;

/**
 * A build as its {@code timings.json} tells it. All times are in milliseconds.
 *
 * @param goals what Maven was asked for
 * @param total from the start of the session to its end
 * @param stages in the order of their starts; they may overlap
 */
record Run(
        Instant started, List<String> goals, boolean succeeded, long total, List<Stage> stages, List<TierTimes> tiers) {
    private static final int FORMAT = 1;

    Run {
        goals = List.copyOf(goals);
        stages = List.copyOf(stages);
        tiers = List.copyOf(tiers);
    }

    /** From when to when it took, after the start of the session. */
    record Stage(String name, Optional<String> service, long start, long end) {
        long duration() {
            return end - start;
        }
    }

    record TierTimes(
            Tier tier, long startup, long execution, long teardown, long total, int tests, int failed, int skipped) {}

    String command() {
        return "mvn " + String.join(" ", goals);
    }

    Optional<TierTimes> tier(Tier tier) {
        return tiers.stream().filter(times -> times.tier() == tier).findFirst();
    }

    /** Empty if there is no such file, or none that this version can read. */
    static Optional<Run> read(Path file) throws IOException {
        if (Files.notExists(file)) {
            return Optional.empty();
        }
        try (Reader reader = Files.newBufferedReader(file)) {
            return Optional.ofNullable(new Gson().fromJson(reader, Written.class))
                    .filter(written -> written.format == FORMAT)
                    .map(Written::read);
        } catch (JsonParseException | DateTimeParseException | NullPointerException | MalformedInputException e) {
            return Optional.empty();
        }
    }

    // As they stand in the file.

    private record Written(
            int format,
            String started,
            List<String> goals,
            String result,
            long totalMs,
            List<WrittenStage> stages,
            List<WrittenTier> tiers) {
        Run read() {
            return new Run(
                    Instant.parse(started),
                    goals,
                    result.equals("success"),
                    totalMs,
                    stages.stream().map(WrittenStage::read).toList(),
                    tiers.stream().flatMap(WrittenTier::read).toList());
        }
    }

    private record WrittenStage(String stage, String service, long startMs, long endMs) {
        Stage read() {
            // Never a bar of less than nothing, whatever the file says.
            return new Stage(
                    Objects.requireNonNull(stage), Optional.ofNullable(service), startMs, Math.max(startMs, endMs));
        }
    }

    private record WrittenTier(
            String tier,
            long startupMs,
            long executionMs,
            long teardownMs,
            long totalMs,
            int tests,
            int failed,
            int skipped) {
        Stream<TierTimes> read() {
            return Stream.of(Tier.values())
                    .filter(value -> value.name().equals(tier.toUpperCase(Locale.ROOT)))
                    .map(value ->
                            new TierTimes(value, startupMs, executionMs, teardownMs, totalMs, tests, failed, skipped));
        }
    }
}
