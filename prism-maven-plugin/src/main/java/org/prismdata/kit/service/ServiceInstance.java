package org.prismdata.kit.service;

import java.util.Map;
import org.prismdata.kit.readiness.Readiness;

/**
 * One container's side of a service.
 *
 * @param port where it is on this machine
 * @param environment all variables its container gets
 * @param readiness how to know that it serves
 * @param properties what tests are told: host, port, url, …, without the {@code prism.NAME.} in front
 */
public record ServiceInstance(
        int port, Map<String, String> environment, Readiness readiness, Map<String, String> properties) {
    public ServiceInstance {
        environment = Map.copyOf(environment);
        properties = Map.copyOf(properties);
    }
}
