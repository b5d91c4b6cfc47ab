package ${package}.keyvalue;

import com.google.protobuf.ByteString;

/** What the contracts need. */
interface StoreTest {
    KeyValueStore store();

    /** A key that no other test uses, for the tests share a store. */
    String key(String name);

    default ByteString bytes(String text) {
        return ByteString.copyFromUtf8(text);
    }
}
