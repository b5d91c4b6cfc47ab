package org.prismdata.kit.engine;

import java.util.Map;

/**
 * A container as the engine lists it.
 *
 * @param name its name
 * @param state the engine's word for its state: {@code running}, {@code exited}, …
 * @param startedAt when it was started, as the engine writes it, to the second
 * @param address where it is published on this machine: {@code 127.0.0.1:43211}; empty if it is nowhere
 * @param labels its labels
 */
public record Container(String name, String state, String startedAt, String address, Map<String, String> labels) {
    public boolean running() {
        return state.equals("running");
    }
}
