package org.prismdata.kit.service;

import java.io.IOException;
import java.util.Map;

/**
 * How a service is initialised once, in a container that is made an image, for later containers to start from.
 *
 * @param environment variables beside the service's own, for the first container and the later ones: they keep its data
 *     out of volumes, which are no part of an image
 * @param renewal makes a container that starts from the image like a new one
 */
public record WarmStart(Map<String, String> environment, Renewal renewal) {
    public WarmStart {
        environment = Map.copyOf(environment);
    }

    /** Changes what must not be the same in each container, such as a password. */
    public interface Renewal {
        /**
         * @param first the variables of the container that was made an image
         * @param now a container that serves
         */
        void run(Map<String, String> first, ServiceInstance now) throws IOException;
    }
}
