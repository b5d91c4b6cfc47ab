package ${package}.redis;

import ${package}.config.ConfigException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import redis.clients.jedis.HostAndPort;

/**
 * Where Redis is and who asks, from a {@code backend.address}. It may hold a password, so no message quotes it.
 *
 * @param tls whether the connection is encrypted
 */
record RedisAddress(
        HostAndPort server,
        boolean tls,
        Optional<String> username,
        Optional<String> password,
        Optional<String> database) {
    private static final String PLAIN = "redis://";
    private static final String ENCRYPTED = "rediss://";
    private static final int DEFAULT_PORT = 6379;
    private static final int MAX_PORT = 65_535;

    /** Takes {@code HOST:PORT}, or {@code redis://USER:PASSWORD@HOST:PORT/DATABASE} of which only the host is a must. */
    static RedisAddress parse(String text) throws ConfigException {
        boolean tls = text.startsWith(ENCRYPTED);
        if (!tls && !text.startsWith(PLAIN)) {
            return new RedisAddress(server(text, 0), false, Optional.empty(), Optional.empty(), Optional.empty());
        }
        String rest = text.substring(text.indexOf("//") + 2);
        int at = rest.lastIndexOf('@');
        String[] user = at < 0 ? new String[0] : rest.substring(0, at).split(":", 2);
        String[] place = rest.substring(at + 1).split("/", 2);
        return new RedisAddress(
                server(place[0], DEFAULT_PORT),
                tls,
                user.length > 0 && !user[0].isEmpty() ? Optional.of(decoded(user[0])) : Optional.empty(),
                user.length > 1 ? Optional.of(decoded(user[1])) : Optional.empty(),
                place.length > 1 && !place[1].isEmpty() ? Optional.of(place[1]) : Optional.empty());
    }

    /** @param fallback the port, if it may be left out */
    private static HostAndPort server(String text, int fallback) throws ConfigException {
        // An IPv6 address has colons too, in brackets.
        int colon = text.indexOf(':', Math.max(0, text.lastIndexOf(']')));
        String host = colon < 0 ? text : text.substring(0, colon);
        int port = colon < 0 ? fallback : port(text.substring(colon + 1));
        if (!host.matches("[\\w.-]+|\\[[0-9A-Fa-f:.]+\\]") || port < 1 || port > MAX_PORT) {
            throw new ConfigException("backend.address must be HOST:PORT, redis://USER:PASSWORD@HOST:PORT/DATABASE,"
                    + " or the same with rediss:// for TLS");
        }
        return new HostAndPort(host, port);
    }

    private static int port(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static String decoded(String text) throws ConfigException {
        try {
            // In this part of a URL a plus is a plus.
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new ConfigException("backend.address has a % in its user or password; write it as %25");
        }
    }

    @Override
    public String toString() {
        return "RedisAddress[" + server + "]";
    }
}
