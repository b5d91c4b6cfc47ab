package org.prismdata.kit.recorder;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A test that a test JVM has run, or what a class of tests did before and after them.
 *
 * @param kind which of the two
 * @param className the class, also of tests in nested ones the name of that nested one
 * @param name the test's, with its number if it has one; empty for a class
 * @param tags its JUnit tags and those of what it is in
 * @param status how it ended
 * @param start when it began, in nanoseconds of {@link System#nanoTime()} in the test JVM
 * @param end when it was over, likewise
 * @param spent how that time passed; of a class without its tests
 * @param thread the number that the operating system has for its thread; 0 if it is not known
 * @param where the line at which most of that time passed; empty if it was short or elsewhere
 * @param above the classes that its class extends, nearest first; only known of a class
 */
public record RecordedTest(
        Kind kind,
        String className,
        String name,
        Set<String> tags,
        Status status,
        long start,
        long end,
        Spent spent,
        long thread,
        String where,
        List<String> above) {
    private static final String SEPARATOR = "\t";
    private static final int FIELDS = 14;

    /** What was recorded. */
    public enum Kind {
        CLASS,
        TEST
    }

    /** How it ended. */
    public enum Status {
        PASSED,
        FAILED,
        SKIPPED
    }

    /** Its line in a file. */
    String line() {
        return String.join(
                SEPARATOR,
                kind.name(),
                plain(className),
                plain(name),
                plain(String.join(",", tags)),
                status.name(),
                Long.toString(start),
                Long.toString(end),
                Long.toString(spent.computed()),
                Long.toString(spent.delayed()),
                Long.toString(spent.slept()),
                Long.toString(spent.undelayed()),
                Long.toString(thread),
                plain(where),
                String.join(",", above));
    }

    /** @throws IllegalArgumentException if it is no such line, or only a part of one */
    static RecordedTest of(String line) {
        String[] fields = line.split(SEPARATOR, -1);
        if (fields.length != FIELDS) {
            throw new IllegalArgumentException("not a test: " + line);
        }
        int next = 0;
        return new RecordedTest(
                Kind.valueOf(fields[next++]),
                fields[next++],
                fields[next++],
                new LinkedHashSet<>(words(fields[next++])),
                Status.valueOf(fields[next++]),
                Long.parseLong(fields[next++]),
                Long.parseLong(fields[next++]),
                new Spent(
                        Long.parseLong(fields[next++]),
                        Long.parseLong(fields[next++]),
                        Long.parseLong(fields[next++]),
                        Long.parseLong(fields[next++])),
                Long.parseLong(fields[next++]),
                fields[next++],
                words(fields[next]));
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(","));
    }

    private static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (char letter : text.toCharArray()) {
            plain.append(letter < ' ' ? ' ' : letter);
        }
        return plain.toString();
    }
}
