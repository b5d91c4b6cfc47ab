package org.acme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CartTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void adds(int cents) {
        assertEquals(new Price(cents + 1), new Cart(List.of(new Price(cents), new Price(1))).total());
    }

    @Test
    @Tag("never")
    void isLeftOut() {
        throw new AssertionError("it is tagged never");
    }
}
