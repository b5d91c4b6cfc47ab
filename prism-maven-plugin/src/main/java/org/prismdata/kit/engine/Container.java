package org.prismdata.kit.engine;

import java.util.Map;

/**
 * A container as the engine lists it.
 *
 * @param name its name
 * @param state the engine's word for its state: {@code running}, {@code exited}, …
 * @param startedAt when it was started, as the engine writes it
 * @param labels its labels
 */
public record Container(String name, String state, String startedAt, Map<String, String> labels) {
    public boolean running() {
        return state.equals("running");
    }
}
