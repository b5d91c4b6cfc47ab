package org.prismdata.kit.engine;

import java.util.Map;

/**
 * An image that is on this machine.
 *
 * @param id the engine's name for its content
 * @param origin what an image that was made of a container was made from; empty for any other
 * @param size bytes of its unpacked layers
 * @param layers how many these are
 * @param environment the variables its containers have
 */
public record Image(String id, String origin, long size, int layers, Map<String, String> environment) {
    static final String ORIGIN = "org.prismdata.kit.origin";
    static final String KIND = "org.prismdata.kit.kind";

    public Image {
        environment = Map.copyOf(environment);
    }
}
