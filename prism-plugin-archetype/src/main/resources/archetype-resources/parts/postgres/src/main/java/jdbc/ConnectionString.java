package ${package}.jdbc;

import ${package}.config.ConfigException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Where the database is and who asks, from a {@code backend.connection_string}. It may hold a password, so it is never
 * part of a message.
 *
 * @param jdbcUrl without user and password
 */
record ConnectionString(String jdbcUrl, Optional<String> username, Optional<String> password) {
    private static final String JDBC = "jdbc:postgresql:";

    /** Takes a JDBC URL as it is, or {@code postgres://USER:PASSWORD@HOST:PORT/DATABASE?OPTIONS}. */
    static ConnectionString parse(String text) throws ConfigException {
        if (text.startsWith(JDBC)) {
            return new ConnectionString(text, Optional.empty(), Optional.empty());
        }
        if (!text.startsWith("postgres://") && !text.startsWith("postgresql://")) {
            throw new ConfigException(
                    "backend.connection_string must begin with postgres://, postgresql:// or " + JDBC);
        }
        String rest = text.substring(text.indexOf("//") + 2);
        int at = rest.lastIndexOf('@');
        String address = JDBC + "//" + rest.substring(at + 1);
        if (at < 0) {
            return new ConnectionString(address, Optional.empty(), Optional.empty());
        }
        String[] user = rest.substring(0, at).split(":", 2);
        return new ConnectionString(
                address,
                Optional.of(decoded(user[0])),
                user.length == 2 ? Optional.of(decoded(user[1])) : Optional.empty());
    }

    private static String decoded(String text) throws ConfigException {
        try {
            // In this part of a URL a plus is a plus.
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new ConfigException("backend.connection_string has a % in its user or password; write it as %25");
        }
    }

    @Override
    public String toString() {
        return jdbcUrl;
    }
}
