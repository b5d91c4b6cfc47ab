package org.prismdata.kit.tiercheck;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.prismdata.kit.problem.PrismException;
import org.prismdata.kit.tier.Tier;

/**
 * What the tests of a tier may take.
 *
 * @param test each of them; empty for any time
 * @param total all of them together
 */
public record TierBudget(Tier tier, Optional<Duration> test, Optional<Duration> total) {
    private static final String NONE = "none";
    private static final Pattern TIME = Pattern.compile("(\\d{1,6}) ?(ms|s)");
    private static final Pattern TAG = Pattern.compile("budget=(.*)");

    /**
     * @param test the value of {@code prism.budget.TIER.test}
     * @param total the value of {@code prism.budget.TIER.total}
     * @throws PrismException if one is no time
     */
    public static TierBudget of(Tier tier, String test, String total) {
        return new TierBudget(tier, time(property(tier, "test"), test), time(property(tier, "total"), total));
    }

    /**
     * Before any test runs.
     *
     * @param properties looks up a property of the build
     * @throws PrismException if one of the budgets is no time
     */
    public static void requireTimes(Function<String, Optional<String>> properties) {
        for (Tier tier : List.of(Tier.INSTANT, Tier.EMBEDDED)) {
            of(
                    tier,
                    properties.apply(property(tier, "test")).orElse(NONE),
                    properties.apply(property(tier, "total")).orElse(NONE));
        }
    }

    /** The property that sets one. */
    static String property(Tier tier, String which) {
        return "prism.budget." + tier.text() + "." + which;
    }

    /**
     * What a test may take: what its tag {@code budget=TIME} says, or what all may.
     *
     * @throws PrismException if that is no time
     */
    Optional<Duration> of(Set<String> tags) {
        return tags.stream()
                .map(TAG::matcher)
                .filter(Matcher::matches)
                .findFirst()
                .map(tag -> time("the tag " + tag.group(), tag.group(1)))
                .orElse(test);
    }

    private static Optional<Duration> time(String name, String text) {
        if (text.equals(NONE)) {
            return Optional.empty();
        }
        Matcher matcher = TIME.matcher(text.strip());
        if (!matcher.matches()) {
            throw new PrismException(
                    name + " is '" + text + "'",
                    "that is not a time: a whole number and a unit, ms or s",
                    "write it like 250ms or 2s, or none for no limit");
        }
        long number = Long.parseLong(matcher.group(1));
        return Optional.of(matcher.group(2).equals("s") ? Duration.ofSeconds(number) : Duration.ofMillis(number));
    }
}
