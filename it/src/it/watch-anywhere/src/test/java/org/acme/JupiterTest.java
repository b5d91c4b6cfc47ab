package org.acme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class JupiterTest {
    @Test
    void costs() {
        assertEquals(1, new Price().cents());
    }
}
