package ${package}.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ${package}.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionStringTest {
    @Test
    void keepsAJdbcUrl() throws ConfigException {
        ConnectionString parsed = ConnectionString.parse("jdbc:postgresql://db:5432/shop?user=ann");
        assertThat(parsed.jdbcUrl()).isEqualTo("jdbc:postgresql://db:5432/shop?user=ann");
        assertThat(parsed.username()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgres", "postgresql"})
    void takesUserAndPasswordOutOfAUri(String scheme) throws ConfigException {
        ConnectionString parsed = ConnectionString.parse(scheme + "://ann:p%40ss+word@db:5432/shop?sslmode=disable");
        assertThat(parsed.jdbcUrl()).isEqualTo("jdbc:postgresql://db:5432/shop?sslmode=disable");
        assertThat(parsed.username()).contains("ann");
        assertThat(parsed.password()).contains("p@ss+word");
    }

    @Test
    void needsNeitherUserNorPassword() throws ConfigException {
        assertThat(ConnectionString.parse("postgres://db/shop").username()).isEmpty();
        assertThat(ConnectionString.parse("postgres://ann@db/shop").username()).contains("ann");
        assertThat(ConnectionString.parse("postgres://ann@db/shop").password()).isEmpty();
    }

    @Test
    void showsNoPassword() throws ConfigException {
        assertThat(ConnectionString.parse("postgres://ann:secret@db/shop"))
                .asString()
                .doesNotContain("secret");
        assertThatThrownBy(() -> ConnectionString.parse("mysql://ann:secret@db/shop"))
                .isInstanceOf(ConfigException.class)
                .hasMessage("backend.connection_string must begin with postgres://, postgresql:// or jdbc:postgresql:");
        assertThatThrownBy(() -> ConnectionString.parse("postgres://ann:100%@db/shop"))
                .isInstanceOf(ConfigException.class)
                .hasMessage("backend.connection_string has a % in its user or password; write it as %25");
    }
}
