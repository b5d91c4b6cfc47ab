package org.prismdata.kit.image;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.prismdata.kit.problem.PrismException;

/** Reads a setting that names one of a few values. */
final class ImageChoice {
    private ImageChoice() {}

    static <E extends Enum<E>> E of(Class<E> type, String property, String value) {
        return Stream.of(type.getEnumConstants())
                .filter(choice -> text(choice).equals(value))
                .findFirst()
                .orElseThrow(() -> new PrismException(
                        property + " is '" + value + "'",
                        "it is one of " + names(type),
                        "write -D" + property + "=" + text(type.getEnumConstants()[0]) + ", or leave it out"));
    }

    private static String names(Class<? extends Enum<?>> type) {
        return Stream.of(type.getEnumConstants()).map(ImageChoice::text).collect(Collectors.joining(", "));
    }

    private static String text(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }
}
