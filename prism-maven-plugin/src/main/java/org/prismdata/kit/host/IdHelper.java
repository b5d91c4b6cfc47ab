package org.prismdata.kit.host;

import java.nio.file.Path;

/**
 * {@code newuidmap} or {@code newgidmap}, which lets an ordinary user have more than one id.
 *
 * @param file the program
 * @param power whether it may do so
 */
public record IdHelper(Path file, Power power) {
    /** What the file system says about a program that needs more rights than its user has. */
    public enum Power {
        GIVEN,
        MISSING,
        /** Nothing here can read the file's capabilities. */
        UNKNOWN
    }
}
