package org.prismdata.kit.service;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.prismdata.kit.engine.ContainerEngine;
import org.prismdata.kit.readiness.RedisReadiness;

/**
 * Redis, by the contract of the official image: arguments for the server. It has no password: the image takes one only
 * as an argument, which every user of this machine could read in the process list. Only 127.0.0.1 reaches it.
 */
final class RedisService implements Service {
    @Override
    public String name() {
        return "redis";
    }

    @Override
    public String defaultImage() {
        return "docker.io/library/redis:7-alpine";
    }

    @Override
    public int port() {
        return 6379;
    }

    /** Test data need not survive the container, so none is written to the disk; a database for each module that shares. */
    @Override
    public List<String> defaultCommand() {
        return List.of("--save", "", "--appendonly", "no", "--databases", String.valueOf(RedisSpaces.COUNT));
    }

    @Override
    public Space space(ServiceInstance whole, SpaceOwner owner) throws IOException {
        return new RedisSpaces(whole).make(owner);
    }

    @Override
    public ServiceInstance instance(Map<String, String> environment, int port) {
        return new ServiceInstance(
                port,
                environment,
                new RedisReadiness(),
                Map.of(
                        "host",
                        ContainerEngine.HOST,
                        "port",
                        String.valueOf(port),
                        "url",
                        "redis://" + ContainerEngine.HOST + ":" + port));
    }
}
