package org.prismdata.kit.service;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a service is initialised once, in a container that is made an image, for later containers to start from.
 *
 * @param environment variables beside the service's own, for the first container and the later ones: they keep its data
 *     out of volumes, which are no part of an image
 * @param command what the later containers run in place of the service's own command, which would initialise it again
 * @param preparation what is done to the first container, once it serves
 * @param renewal makes a container that starts from the image like a new one
 */
public record WarmStart(
        Map<String, String> environment, Optional<Command> command, Preparation preparation, Renewal renewal) {
    public WarmStart {
        environment = Map.copyOf(environment);
    }

    /** The arguments for the image's entry point. */
    public interface Command {
        /** @param instance what the container is given */
        List<String> of(ServiceInstance instance);
    }

    /** Changes what would make each renewal take long. */
    public interface Preparation {
        /** @param first the container that will be made an image */
        void run(ServiceInstance first) throws IOException;
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
