package org.prismdata.benchmark.load;

import com.google.protobuf.ByteString;
import java.util.Random;

/** Content that no backend can compress. */
final class RandomBytes {
    private RandomBytes() {}

    static ByteString of(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return ByteString.copyFrom(bytes);
    }
}
