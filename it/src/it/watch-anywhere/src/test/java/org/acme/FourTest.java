package org.acme;

import static org.junit.Assert.assertEquals;

import org.junit.Test;

public class FourTest {
    @Test
    public void costs() {
        assertEquals(1, new Price().cents());
    }
}
