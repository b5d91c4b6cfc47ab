package org.acme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.acme.proto.Order;
import org.junit.jupiter.api.Test;

class OrderTest {
    @Test
    void hasFields() {
        assertEquals(1, Order.getDescriptor().getFields().size());
    }
}
