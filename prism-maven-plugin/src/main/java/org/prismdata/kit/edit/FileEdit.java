package org.prismdata.kit.edit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What becomes of one file.
 *
 * @param from where it is; empty for a new one
 * @param to where it will be; empty for one that goes
 * @param before what is in it, nothing for a new one
 * @param after what will be in it, nothing for one that goes
 * @param executable whether it may be run, for a new one
 */
public record FileEdit(Optional<Path> from, Optional<Path> to, byte[] before, byte[] after, boolean executable) {
    private static final byte[] NOTHING = {};

    public static FileEdit change(Path file, byte[] after) throws IOException {
        return rename(file, file, after);
    }

    public static FileEdit rename(Path file, Path to, byte[] after) throws IOException {
        return new FileEdit(Optional.of(file), Optional.of(to), Files.readAllBytes(file), after, false);
    }

    public static FileEdit create(Path file, byte[] after, boolean executable) {
        return new FileEdit(Optional.empty(), Optional.of(file), NOTHING, after, executable);
    }

    public static FileEdit remove(Path file) throws IOException {
        return new FileEdit(Optional.of(file), Optional.empty(), Files.readAllBytes(file), NOTHING, false);
    }

    /** Its name now, or the one it gets. */
    Path path() {
        return from.or(() -> to).orElseThrow();
    }
}
