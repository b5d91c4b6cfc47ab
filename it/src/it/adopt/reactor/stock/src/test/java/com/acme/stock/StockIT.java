package com.acme.stock;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.DriverManager;
import org.junit.jupiter.api.Test;

class StockIT {
    @Test
    void isFilled() throws Exception {
        try (var connection = DriverManager.getConnection(
                        System.getProperty("db.url"), System.getProperty("db.user"), System.getProperty("db.password"));
                var result = connection.createStatement().executeQuery("select count(*) from stock")) {
            result.next();
            assertEquals(2, result.getInt(1));
        }
    }
}
