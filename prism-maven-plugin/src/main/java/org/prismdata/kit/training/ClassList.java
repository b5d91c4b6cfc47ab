package org.prismdata.kit.training;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which classes a run of the JVM loaded, as {@code -XX:DumpLoadedClassList} writes it, made independent of the run: two runs
 * load the same classes in different orders.
 */
final class ClassList {
    private static final Pattern NUMBERS = Pattern.compile(" id: \\d+.*");

    private ClassList() {}

    /**
     * @param lines what the JVM wrote
     * @return classes of the JDK and the class path, and what archives lambdas
     */
    static List<String> canonical(Stream<String> lines) {
        return lines.filter(line -> !line.startsWith("#"))
                // Made at run time by another class loader, or a part of a class that a run happened to have looked up.
                .filter(line -> !line.contains(" source: ") && !line.startsWith("@cp"))
                .map(line -> NUMBERS.matcher(line).replaceFirst(""))
                .distinct()
                .sorted()
                .toList();
    }
}
