package ${package}.nats;

import ${package}.config.ConfigException;
import io.nats.client.support.NatsUri;
import java.net.URISyntaxException;
import java.util.List;
import java.util.StringJoiner;

/**
 * Where NATS is, from a {@code backend.url}: a server, or several of one cluster. The URLs may hold passwords, so only the
 * text form of this is for messages.
 */
record Servers(List<String> urls, String addresses) {
    static Servers parse(String text) throws ConfigException {
        List<String> urls = List.of(text.strip().split("\\s*,\\s*"));
        StringJoiner addresses = new StringJoiner(", ");
        for (String url : urls) {
            addresses.add(address(url));
        }
        return new Servers(urls, addresses.toString());
    }

    private static String address(String url) throws ConfigException {
        try {
            NatsUri uri = new NatsUri(url);
            // More than an address may be a password with a slash in it.
            if (uri.toString().endsWith(uri.getHost() + ":" + uri.getPort())) {
                return uri.getHost() + ":" + uri.getPort();
            }
        } catch (URISyntaxException e) {
            // Said below.
        }
        throw new ConfigException("backend.url must be like nats://localhost:4222, with commas between several;"
                + " in a user or password write special characters as in URLs, @ as %40");
    }

    @Override
    public String toString() {
        return addresses;
    }
}
