package org.prismdata.kit.watch;

import java.util.Optional;
import java.util.stream.Stream;

/** What the user can ask for with one key. */
public enum Key {
    ALL('\n', "Enter all"),
    FAILED('f', "f failed"),
    AFFECTED('a', "a affected"),
    INTEGRATION('i', "i integration tests"),
    PAUSE('p', "p pause"),
    QUIT('q', "q quit");

    private final char letter;
    private final String label;

    Key(char letter, String label) {
        this.letter = letter;
        this.label = label;
    }

    String label() {
        return label;
    }

    static Optional<Key> of(int letter) {
        // A terminal in raw mode sends the one, a line ends with the other.
        int wanted = letter == '\r' ? '\n' : Character.toLowerCase(letter);
        return Stream.of(values()).filter(key -> key.letter == wanted).findFirst();
    }
}
