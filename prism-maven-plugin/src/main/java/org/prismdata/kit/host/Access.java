package org.prismdata.kit.host;

/** What this user may do with a file that has to be there. */
public enum Access {
    OPEN,
    FORBIDDEN,
    MISSING
}
