package org.acme;

public final class Price {
    public int cents() {
        return 1;
    }
}
