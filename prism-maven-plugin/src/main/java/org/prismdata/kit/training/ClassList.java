package org.prismdata.kit.training;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which classes a run of the JVM loaded, as {@code -XX:DumpLoadedClassList} writes it, made independent of the run: two runs
 * load the same classes in different orders.
 */
final class ClassList {
    private static final Pattern NUMBERS = Pattern.compile(" id: \\d+.*");

    private static final String LOOKED_UP = "@cp";

    private ClassList() {}

    /**
     * @param lines what the JVM wrote
     * @param linked whether to keep what the run happened to have looked up in classes, which linking needs
     * @return classes of the JDK and the class path, what archives lambdas, and last what was looked up in the classes
     */
    static List<String> canonical(Stream<String> lines, boolean linked) {
        return lines.filter(line -> !line.startsWith("#"))
                // Made at run time by another class loader.
                .filter(line -> !line.contains(" source: "))
                .filter(line -> linked || !line.startsWith(LOOKED_UP))
                .map(line -> NUMBERS.matcher(line).replaceFirst(""))
                .distinct()
                .sorted(Comparator.comparing((String line) -> line.startsWith(LOOKED_UP))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }
}
