package com.acme.orders;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** On a real Postgres; see also {@link SoldOutTest}. */
@Testcontainers
class OrderStoreTest {
    private static final String ARTICLE = "Bücher";

    // One for all tests.
    @Container
    private static final PostgreSQLContainer POSTGRES =
            new PostgreSQLContainer(DockerImageName.parse("postgres:16-alpine"))
                    .withDatabaseName("orders")
                    .withInitScript("schema.sql");

    @Test
    void addsUp() throws SQLException {
        try (Connection connection = connect()) {
            OrderStore store = new OrderStore(connection);
            store.add(ARTICLE, 2);
            store.add(ARTICLE, 3);
            assertEquals(5, store.amount(ARTICLE));
        }
    }

    private static Connection connect() throws SQLException {
        return DriverManager.getConnection(
                POSTGRES.getJdbcUrl(), POSTGRES.getUsername(), POSTGRES.getPassword()); // as the container says
    }
}
