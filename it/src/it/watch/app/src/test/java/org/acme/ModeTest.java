package org.acme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ModeTest {
    @Test
    void isTold() {
        assertEquals("first", System.getProperty("acme.mode"));
    }
}
