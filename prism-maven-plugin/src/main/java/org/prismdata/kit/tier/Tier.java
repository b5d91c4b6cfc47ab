package org.prismdata.kit.tier;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.prismdata.kit.problem.PrismException;

/** How much a test needs, told by its JUnit tag. A test without a tag needs nothing. */
public enum Tier {
    /** Nothing: the test JVM alone. */
    INSTANT("", "embedded | real"),
    /** A store that runs inside the test JVM. */
    EMBEDDED("embedded", ""),
    /** A service in a container. */
    REAL("real", "");

    /** The property that chooses one. */
    public static final String PROPERTY = "prism.tier";

    private final String groups;
    private final String excludedGroups;

    Tier(String groups, String excludedGroups) {
        this.groups = groups;
        this.excludedGroups = excludedGroups;
    }

    /**
     * @param value the value of {@code prism.tier}
     * @throws PrismException if there is no such tier
     */
    public static Tier of(String value) {
        return Stream.of(values())
                .filter(tier -> tier.text().equals(value))
                .findFirst()
                .orElseThrow(() -> new PrismException(
                        PROPERTY + " is '" + value + "'",
                        "the tests have the tiers instant, embedded, real",
                        "leave -D" + PROPERTY + " out to run all of them, or use -D" + PROPERTY + "=instant"));
    }

    /** That of a test with these tags. */
    public static Tier ofTags(Set<String> tags) {
        return Stream.of(REAL, EMBEDDED)
                .filter(tier -> tags.contains(tier.text()))
                .findFirst()
                .orElse(INSTANT);
    }

    /** Its name in {@code prism.tier}, and the tag of its tests. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The tag expression of the tests to run; empty for all. */
    public String groups() {
        return groups;
    }

    /** The tag expression of the tests to leave out; empty for none. */
    public String excludedGroups() {
        return excludedGroups;
    }
}
