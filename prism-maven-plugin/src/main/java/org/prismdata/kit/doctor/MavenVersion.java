package org.prismdata.kit.doctor;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The Maven that runs. */
final class MavenVersion implements Check {
    private static final int[] OLDEST = {3, 8, 7};

    @Override
    public String name() {
        return "maven";
    }

    @Override
    public List<Finding> look(Facts facts) {
        String version = facts.build().maven();
        Optional<String> other = facts.build().wrapper().filter(wanted -> !wanted.equals(version));
        if (isOlder(version)) {
            return List.of(Finding.failure(
                    name(),
                    "Maven " + version,
                    "the kit needs Maven 3.8.7 or later",
                    "use ./mvnw, or install a later one"));
        }
        return List.of(
                other.isPresent()
                        ? Finding.note(
                                name(),
                                "Maven " + version + ", and the project's wrapper runs " + other.get(),
                                "others build it with that one",
                                "use ./mvnw instead of mvn")
                        : Finding.ok(name(), "Maven " + version));
    }

    private static boolean isOlder(String version) {
        int[] numbers = Stream.concat(Stream.of(version.split("[^0-9]+")), Stream.of("0", "0", "0"))
                .filter(part -> !part.isEmpty())
                .limit(OLDEST.length)
                .mapToInt(Integer::parseInt)
                .toArray();
        return Arrays.compare(numbers, OLDEST) < 0;
    }
}
