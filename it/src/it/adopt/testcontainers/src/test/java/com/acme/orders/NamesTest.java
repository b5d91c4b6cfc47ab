package com.acme.orders;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class NamesTest {
    @Test
    void areShort() {
        assertEquals(10, OrderStore.class.getSimpleName().length());
    }
}
