package org.prismdata.kit.host;

/**
 * The user's folder for files of what runs, {@code XDG_RUNTIME_DIR}.
 *
 * @param path empty if the variable is not set
 * @param state what is there
 */
public record RuntimeDirectory(String path, State state) {
    /** What a run-time folder can be. */
    public enum State {
        USABLE,
        UNSET,
        MISSING,
        /** It belongs to somebody else. */
        FOREIGN
    }
}
