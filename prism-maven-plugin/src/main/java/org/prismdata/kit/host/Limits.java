package org.prismdata.kit.host;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/**
 * How much this user may have, at most.
 *
 * @param files open files of a process; empty for no limit
 * @param processes processes of the user; empty for no limit
 */
public record Limits(OptionalLong files, OptionalLong processes) {
    private static final int HARD = 2;

    /** @param lines those of {@code /proc/self/limits} */
    static Limits parse(List<String> lines) {
        return new Limits(hard(lines, "Max open files"), hard(lines, "Max processes"));
    }

    private static OptionalLong hard(List<String> lines, String name) {
        return lines.stream()
                .filter(line -> line.startsWith(name))
                .map(line -> Arrays.asList(("x" + line.substring(name.length())).split("\\s+")))
                .map(fields -> fields.get(HARD))
                .filter(value -> value.matches("\\d{1,18}"))
                .mapToLong(Long::parseLong)
                .findFirst();
    }
}
