package org.acme;

public record Price(int cents) {
    public Price plus(Price other) {
        return new Price(cents + other.cents);
    }
}
