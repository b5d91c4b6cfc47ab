package org.prismdata.kit.engine;

import java.util.Map;

/**
 * An image that is on this machine.
 *
 * @param id the engine's name for its content
 * @param origin the content of the one that it was made from, of a container's; empty for any other
 * @param size bytes of its unpacked layers
 * @param layers how many these are
 * @param content the same wherever its layers and settings are; its id changes when an archive brings it to another machine
 * @param environment the variables its containers have
 */
public record Image(String id, String origin, long size, int layers, String content, Map<String, String> environment) {
    static final String ORIGIN = "org.prismdata.kit.origin";

    /** What has an engine print {@link #ORIGIN}. */
    static final String ORIGIN_FORMAT = "{{index .Config.Labels \"" + ORIGIN + "\"}}";

    static final String KIND = "org.prismdata.kit.kind";

    public Image {
        environment = Map.copyOf(environment);
    }
}
