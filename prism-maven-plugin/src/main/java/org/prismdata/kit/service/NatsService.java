package org.prismdata.kit.service;

import java.util.List;
import java.util.Map;
import org.prismdata.kit.engine.ContainerEngine;
import org.prismdata.kit.readiness.NatsReadiness;

/**
 * NATS, by the contract of the official image: arguments for the server. It has no password: the image takes one only
 * as an argument, which every user of this machine could read in the process list. Only 127.0.0.1 reaches it.
 */
final class NatsService implements Service {
    @Override
    public String name() {
        return "nats";
    }

    @Override
    public String defaultImage() {
        return "docker.io/library/nats:2-alpine";
    }

    @Override
    public int port() {
        return 4222;
    }

    /** With JetStream, which the server leaves out unless it is asked for. */
    @Override
    public List<String> defaultCommand() {
        return List.of("-js");
    }

    @Override
    public Space space(ServiceInstance whole, SpaceOwner owner) {
        return Space.prefixed(whole, owner);
    }

    @Override
    public ServiceInstance instance(Map<String, String> environment, int port) {
        return new ServiceInstance(
                port,
                environment,
                new NatsReadiness(),
                Map.of(
                        "host",
                        ContainerEngine.HOST,
                        "port",
                        String.valueOf(port),
                        "url",
                        "nats://" + ContainerEngine.HOST + ":" + port));
    }
}
