package org.prismdata.kit.service;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.prismdata.kit.engine.ContainerEngine;
import org.prismdata.kit.engine.ImageName;
import org.prismdata.kit.readiness.HttpReadiness;
import org.prismdata.kit.readiness.Readiness;

/**
 * A service that the user has declared. The kit knows nothing of it but what is said here, so it can't part it either:
 * each module has one of its own, unless all are to use the same.
 *
 * @param name in {@code prism.NAME.*} properties
 * @param image what it runs
 * @param port where it listens in its container
 * @param readiness how to know that it serves
 * @param module the folder of the module whose alone it is; empty if all that declare it use one
 */
record OwnService(String name, ImageName image, int port, Readiness readiness, Optional<Path> module)
        implements Service {
    /** What it is declared by, in {@code <services>}. */
    static final String ELEMENT = "service";

    static String path(String name) {
        return "<services><" + ELEMENT + "[" + name + "]>";
    }

    @Override
    public String path() {
        return path(name);
    }

    @Override
    public String defaultImage() {
        return image.toString();
    }

    /** The image's own. */
    @Override
    public List<String> defaultCommand() {
        return List.of();
    }

    @Override
    public List<String> traits() {
        return List.of(String.valueOf(port), readiness.toString(), module.toString());
    }

    @Override
    public ServiceInstance instance(Map<String, String> environment, int hostPort) {
        Map<String, String> properties = new HashMap<>();
        properties.put("host", ContainerEngine.HOST);
        properties.put("port", String.valueOf(hostPort));
        if (readiness instanceof HttpReadiness) {
            properties.put("url", "http://" + ContainerEngine.HOST + ":" + hostPort);
        }
        return new ServiceInstance(hostPort, environment, readiness, properties);
    }
}
