package org.prismdata.kit.worker;

import java.util.BitSet;

/** Which classes of the project have run since this was asked last. The classes note it themselves: they carry marks. */
public final class Usage {
    /** By the number of the class. Public, because each of their methods writes to it. */
    @SuppressWarnings("MutablePublicArray")
    public static boolean[] used = new boolean[0];

    private Usage() {}

    static void prepare(int count) {
        used = new boolean[count];
    }

    static BitSet take() {
        boolean[] taken = used;
        BitSet numbers = new BitSet(taken.length);
        for (int i = 0; i < taken.length; i++) {
            if (taken[i]) {
                numbers.set(i);
                taken[i] = false;
            }
        }
        return numbers;
    }
}
