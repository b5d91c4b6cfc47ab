package org.prismdata.kit.mojo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Versions that the kit's own POMs pin, as its build has written them down. */
final class PinnedVersion {
    private PinnedVersion() {}

    /** @param name of one in {@code versions.properties} */
    static String of(String name) {
        Properties versions = new Properties();
        try (InputStream file = PinnedVersion.class.getResourceAsStream("versions.properties")) {
            versions.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return versions.getProperty(name);
    }
}
