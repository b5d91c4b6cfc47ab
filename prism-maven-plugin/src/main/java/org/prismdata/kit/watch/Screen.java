package org.prismdata.kit.watch;

import java.util.function.Consumer;

/** Where the loop shows what it does, and where the keys come from. */
public interface Screen extends AutoCloseable {
    enum Tone {
        PLAIN,
        GOOD,
        BAD
    }

    /** @param text may span lines */
    void print(Tone tone, String text);

    /** What is always in sight, where there is a place for it. */
    void status(Tone tone, String text);

    /** Tells each key from now on, from a thread of its own. */
    void listen(Consumer<Key> keys);

    @Override
    void close();
}
