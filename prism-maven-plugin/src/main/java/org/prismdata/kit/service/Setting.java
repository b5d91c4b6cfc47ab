package org.prismdata.kit.service;

import java.util.List;
import java.util.Set;
import org.prismdata.kit.problem.PrismException;

/**
 * One setting of a service.
 *
 * @param origin the XML path or property it comes from, for messages
 * @param element its value
 */
record Setting(String origin, ConfigurationElement element) {
    String text() {
        if (element.text().isBlank()) {
            throw new PrismException(origin + " is empty", "it needs a value", "give it one or remove it");
        }
        return element.text().strip();
    }

    List<String> words() {
        return element.children().isEmpty()
                ? List.of(text().split("\\s+"))
                : element.children().stream().map(ConfigurationElement::text).toList();
    }

    Set<String> names() {
        return Set.of(text().split("\\s*,\\s*"));
    }

    boolean yes() {
        if (!text().equals("true") && !text().equals("false")) {
            throw refused("it must be true or false", "correct it or remove it");
        }
        return Boolean.parseBoolean(text());
    }

    int number(int least, int most) {
        try {
            int number = Integer.parseInt(text());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // falls through to the one message
        }
        throw refused("it must be a whole number from " + least + " to " + most, "correct it or remove it");
    }

    /** What to throw where the value is not what it should be. */
    PrismException refused(String reason, String fix) {
        return new PrismException(origin + " is '" + element.text().strip() + "'", reason, fix);
    }
}
