package org.prismdata.kit.engine;

/** What the engine said when a registry did not take an image. */
public final class PushException extends Exception {
    private static final long serialVersionUID = 1;

    public PushException(String complaint) {
        super(complaint);
    }
}
