package org.prismdata.kit.adopt;

/** What was looked at is more than the kit can replace. The message says what it is. */
final class NotUnderstood extends Exception {
    private static final long serialVersionUID = 1L;

    NotUnderstood(String what) {
        super(what);
    }
}
