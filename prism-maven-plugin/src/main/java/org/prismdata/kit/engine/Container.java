package org.prismdata.kit.engine;

import java.util.Map;

/**
 * A container as the engine lists it.
 *
 * @param name its name
 * @param status the engine's words for how it is and since when: {@code Up 3 minutes ago}, {@code Exited (1) …}
 * @param address where it is published on this machine: {@code 127.0.0.1:43211}; empty if it is nowhere
 * @param labels those asked for that it has
 */
public record Container(String name, String status, String address, Map<String, String> labels) {
    public Container {
        labels = Map.copyOf(labels);
    }

    public boolean running() {
        return status.startsWith("Up");
    }

    /** The port on this machine; 0 if it is published nowhere. */
    public int port() {
        return address.isEmpty() ? 0 : Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    }
}
