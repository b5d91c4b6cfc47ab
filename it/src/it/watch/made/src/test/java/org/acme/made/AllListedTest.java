package org.acme.made;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AllListedTest {
    @Test
    void listsAll() {
        assertEquals("[Apple, Pear]", AllListed.names());
        assertEquals(10, new Apple().seeds() + new Pear().seeds());
    }

    @Test
    void tellsTheSeason() throws Exception {
        try (InputStream in = AllListed.class.getResourceAsStream("/season.txt")) {
            assertEquals("In summer", new String(in.readAllBytes(), StandardCharsets.UTF_8).strip());
        }
    }
}
