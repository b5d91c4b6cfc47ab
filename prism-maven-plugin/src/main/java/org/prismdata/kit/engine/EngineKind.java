package org.prismdata.kit.engine;

import java.util.Locale;

/** The container engines whose command line the kit speaks. */
public enum EngineKind {
    PODMAN,
    DOCKER;

    /** The program's name on the PATH. */
    public String program() {
        return name().toLowerCase(Locale.ROOT);
    }
}
