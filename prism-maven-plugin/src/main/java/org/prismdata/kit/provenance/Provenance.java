package org.prismdata.kit.provenance;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What an image says about where it comes from.
 *
 * @param title the project's name
 * @param version the project's version
 * @param licenses the names of the project's licences; those that are no SPDX ids are left out
 * @param source the address of its source as the POM has it
 * @param outputTimestamp Maven's {@code project.build.outputTimestamp}
 * @param checkout what Git knows
 */
public record Provenance(
        String title,
        String version,
        List<String> licenses,
        Optional<String> source,
        Optional<String> outputTimestamp,
        Checkout checkout) {
    private static final String PREFIX = "org.opencontainers.image.";
    private static final Predicate<String> SPDX_ID =
            Pattern.compile("[A-Za-z0-9.-]+\\+?").asMatchPredicate();
    private static final Predicate<String> SECONDS = Pattern.compile("\\d{2,}").asMatchPredicate();

    public Provenance {
        licenses = List.copyOf(licenses);
    }

    /**
     * The labels, whose names are those of the
     * <a href="https://specs.opencontainers.org/image-spec/annotations/">OCI image specification</a>.
     */
    public Map<String, String> labels() {
        Map<String, String> labels = new TreeMap<>();
        labels.put(PREFIX + "title", title);
        labels.put(PREFIX + "version", version);
        labels.put(PREFIX + "created", created().toString());
        source.or(checkout::remote).ifPresent(url -> labels.put(PREFIX + "source", url));
        checkout.revision().ifPresent(commit -> labels.put(PREFIX + "revision", commit));
        // Several licences in a POM are a choice.
        String expression =
                String.join(" OR ", licenses.stream().filter(SPDX_ID).toList());
        if (!expression.isEmpty()) {
            labels.put(PREFIX + "licenses", expression);
        }
        return labels;
    }

    /**
     * The time that the image bears: not when it was built, which would make each build another image, but the POM's
     * output timestamp, else the commit's time, else the beginning of Unix time.
     */
    public Instant created() {
        return outputTimestamp
                .flatMap(Provenance::instant)
                .or(checkout::committed)
                .orElse(Instant.EPOCH);
    }

    /** Maven takes an ISO 8601 time or seconds since 1970; one sign, or nothing, turns the property off. */
    private static Optional<Instant> instant(String text) {
        if (SECONDS.test(text)) {
            return Optional.of(Instant.ofEpochSecond(Long.parseLong(text)));
        }
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            // Maven's own plugins complain about it.
            return Optional.empty();
        }
    }
}
