package org.prismdata.kit.service;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.prismdata.kit.engine.ContainerEngine;
import org.prismdata.kit.protocol.PostgresConnection;
import org.prismdata.kit.readiness.PostgresReadiness;

/** PostgreSQL, by the contract of the official image: POSTGRES_USER, POSTGRES_PASSWORD, POSTGRES_DB, init scripts. */
final class PostgresService implements Service {
    private static final int PASSWORD_BYTES = 18;

    @Override
    public String name() {
        return "postgres";
    }

    @Override
    public String defaultImage() {
        return "docker.io/library/postgres:16-alpine";
    }

    @Override
    public int port() {
        return 5432;
    }

    /** Test data need not survive a power cut, so nothing waits for the disk. */
    @Override
    public List<String> defaultCommand() {
        return List.of("-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off");
    }

    @Override
    public Optional<String> initFolder() {
        return Optional.of("/docker-entrypoint-initdb.d");
    }

    @Override
    public ServiceInstance instance(Map<String, String> environment, int port) {
        Map<String, String> all = new HashMap<>(environment);
        String username = all.computeIfAbsent("POSTGRES_USER", name -> "prism");
        String password = all.computeIfAbsent("POSTGRES_PASSWORD", name -> randomPassword());
        String database = all.computeIfAbsent("POSTGRES_DB", name -> username);
        return new ServiceInstance(
                port,
                all,
                new PostgresReadiness(username, database),
                Map.of(
                        "host",
                        ContainerEngine.HOST,
                        "port",
                        String.valueOf(port),
                        "url",
                        "jdbc:postgresql://" + ContainerEngine.HOST + ":" + port + "/" + database,
                        "username",
                        username,
                        "password",
                        password));
    }

    @Override
    public Optional<WarmStart> warmStart() {
        return Optional.of(new WarmStart(
                Map.of("PGDATA", "/prism/data"), Optional.empty(), PostgresService::prepare, PostgresService::renew));
    }

    private static void prepare(ServiceInstance first) throws IOException {
        String password = first.environment().get("POSTGRES_PASSWORD");
        try (PostgresConnection connection = connect(first, password)) {
            connection.easePassword(first.environment().get("POSTGRES_USER"), password);
        }
    }

    /** The password of the container that was made an image is no other container's. */
    private static void renew(Map<String, String> first, ServiceInstance now) throws IOException {
        Map<String, String> environment = now.environment();
        try (PostgresConnection connection = connect(now, first.get("POSTGRES_PASSWORD"))) {
            connection.changePassword(environment.get("POSTGRES_USER"), environment.get("POSTGRES_PASSWORD"));
        }
    }

    private static PostgresConnection connect(ServiceInstance instance, String password) throws IOException {
        return new PostgresConnection(
                new InetSocketAddress(ContainerEngine.HOST, instance.port()),
                instance.environment().get("POSTGRES_USER"),
                password,
                "postgres");
    }

    @Override
    public Space space(ServiceInstance whole, SpaceOwner owner) throws IOException {
        Map<String, String> environment = whole.environment();
        return new PostgresSpaces(
                        whole,
                        environment.get("POSTGRES_USER"),
                        environment.get("POSTGRES_PASSWORD"),
                        environment.get("POSTGRES_DB"))
                .make(owner);
    }

    private static String randomPassword() {
        byte[] bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
