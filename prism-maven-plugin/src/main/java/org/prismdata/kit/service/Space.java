package org.prismdata.kit.service;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * A part of a service that only one module uses, where others use the service too.
 *
 * @param instance the service as that module sees it
 * @param removal ends it, for a service that stays up
 */
public record Space(ServiceInstance instance, Removal removal) {
    /** A service that can't be parted: everyone uses the whole. */
    public static Space whole(ServiceInstance instance) {
        return new Space(instance, () -> {});
    }

    /** A service whose topics are told apart by how they begin, which its users see to: {@code prefix} says how. */
    static Space prefixed(ServiceInstance whole, SpaceOwner owner) {
        Map<String, String> properties = new HashMap<>(whole.properties());
        properties.put(
                "prefix",
                "prism-" + owner.name()
                        + (owner.isUser()
                                ? ""
                                : "-" + UUID.randomUUID().toString().substring(0, 8)) + ".");
        return whole(new ServiceInstance(whole.port(), whole.environment(), whole.readiness(), properties));
    }

    /** Gives back what a space takes up. */
    public interface Removal {
        void run() throws IOException;
    }
}
