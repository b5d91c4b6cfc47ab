package com.acme.orders;

import java.sql.Connection;
import java.sql.SQLException;

/** Orders in a table. */
public final class OrderStore {
    private final Connection connection;

    public OrderStore(Connection connection) {
        this.connection = connection;
    }

    public void add(String article, int amount) throws SQLException {
        try (var insert = connection.prepareStatement("insert into orders values (?, ?)")) {
            insert.setString(1, article);
            insert.setInt(2, amount);
            insert.executeUpdate();
        }
    }

    public int amount(String article) throws SQLException {
        try (var query = connection.prepareStatement("select sum(amount) from orders where article = ?")) {
            query.setString(1, article);
            try (var result = query.executeQuery()) {
                result.next();
                return result.getInt(1);
            }
        }
    }
}
