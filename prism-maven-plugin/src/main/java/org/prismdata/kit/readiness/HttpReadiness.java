package org.prismdata.kit.readiness;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;

/**
 * A GET that is answered with a status from 200 to 399, as Kubernetes wants it of its probes. A redirection is an answer
 * too, and not followed.
 *
 * @param path what to get, with its query if it has one: {@code /health}
 */
public record HttpReadiness(String path) implements Readiness {
    private static final int LIMIT_MILLIS = 2_000;

    /** @throws IllegalArgumentException if no URL ends in this path; the message says why */
    public HttpReadiness {
        URI.create("http://localhost" + path);
    }

    @Override
    public boolean ready(InetSocketAddress address) throws IOException {
        URI url = URI.create("http://" + address.getHostString() + ":" + address.getPort() + path);
        HttpURLConnection connection = (HttpURLConnection) url.toURL().openConnection(Proxy.NO_PROXY);
        try {
            connection.setConnectTimeout(LIMIT_MILLIS);
            connection.setReadTimeout(LIMIT_MILLIS);
            connection.setInstanceFollowRedirects(false);
            int status = connection.getResponseCode();
            return status >= HttpURLConnection.HTTP_OK && status < HttpURLConnection.HTTP_BAD_REQUEST;
        } finally {
            connection.disconnect();
        }
    }
}
