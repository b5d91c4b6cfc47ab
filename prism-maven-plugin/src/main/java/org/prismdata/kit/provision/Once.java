package org.prismdata.kit.provision;

import java.util.function.Supplier;

/** Asks once, when first asked. A failure is not kept: the next one to ask has it again, from the source. */
final class Once<T> implements Supplier<T> {
    private final Supplier<T> source;
    private T value;

    Once(Supplier<T> source) {
        this.source = source;
    }

    @Override
    public synchronized T get() {
        if (value == null) {
            value = source.get();
        }
        return value;
    }
}
