package org.acme;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class GreetingTest {
    @Test
    void greets() {
        assertTrue(Greeting.of("Ada").endsWith("Ada"));
    }
}
