package org.prismdata.kit.adopt;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of Failsafe that prism-bom pins, as the kit's build has written it down. */
public final class FailsafeVersion {
    private FailsafeVersion() {}

    public static String ofTheKit() {
        Properties versions = new Properties();
        try (InputStream file = FailsafeVersion.class.getResourceAsStream("versions.properties")) {
            versions.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return versions.getProperty("failsafe");
    }
}
