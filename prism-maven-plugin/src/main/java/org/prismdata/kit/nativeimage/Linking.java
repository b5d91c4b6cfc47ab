package org.prismdata.kit.nativeimage;

import java.util.List;

/** What a native program needs of the image it is in. */
public enum Linking {
    /** Nothing: musl is in it. The image has no base. */
    STATIC(List.of("--static", "--libc=musl")),
    /** The C library, and nothing else. The image has a base with glibc. */
    MOSTLY_STATIC(List.of("--static-nolibc"));

    private final List<String> arguments;

    Linking(List<String> arguments) {
        this.arguments = arguments;
    }

    /** For {@code native-image}. */
    List<String> arguments() {
        return arguments;
    }
}
