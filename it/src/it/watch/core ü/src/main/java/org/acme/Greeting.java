package org.acme;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

public final class Greeting {
    private Greeting() {}

    public static String of(String name) {
        return word() + ", " + name;
    }

    private static String word() {
        try (InputStream in = Greeting.class.getResourceAsStream("/greeting.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
