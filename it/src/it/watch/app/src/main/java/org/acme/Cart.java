package org.acme;

import java.util.List;

public record Cart(List<Price> prices) {
    public Price total() {
        return prices.stream().reduce(new Price(0), Price::plus);
    }
}
