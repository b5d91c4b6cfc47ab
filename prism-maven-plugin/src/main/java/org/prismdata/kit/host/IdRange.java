package org.prismdata.kit.host;

import java.util.List;

/**
 * A line of {@code /etc/subuid} or {@code /etc/subgid}: ids that a user may use in containers.
 *
 * @param owner the user's name or number
 * @param first the first of them
 * @param count how many they are
 */
public record IdRange(String owner, long first, long count) {
    // Where distributions begin to give them out.
    private static final long FIRST = 100_000;

    /** Lines of another form are left out, as by those who use them. */
    static List<IdRange> parse(List<String> lines) {
        return lines.stream()
                .map(String::strip)
                .filter(line -> line.matches("[^#:][^:]*:\\d{1,10}:\\d{1,10}"))
                .map(line -> line.split(":"))
                .map(fields -> new IdRange(fields[0], Long.parseLong(fields[1]), Long.parseLong(fields[2])))
                .toList();
    }

    /** The first id that comes after all ranges. */
    public static long firstFree(List<IdRange> ranges) {
        return ranges.stream().mapToLong(range -> range.first() + range.count()).reduce(FIRST, Math::max);
    }
}
