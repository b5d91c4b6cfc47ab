package org.prismdata.kit.service;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.prismdata.kit.engine.ContainerEngine;
import org.prismdata.kit.protocol.RedisConnection;

/**
 * Redis' numbered databases. Number 0 is nobody's: it says whose the others are.
 *
 * @param whole the server
 */
record RedisSpaces(ServiceInstance whole) {
    /** So many databases as the server is told to have. */
    static final int COUNT = 1024;

    private static final int OF_USER = 1;
    private static final String OWNER = "prism:owner:";

    Space make(SpaceOwner owner) throws IOException {
        try (RedisConnection connection = connect()) {
            int database = owner.isUser() ? OF_USER : OF_USER + 1;
            while (!claim(connection, database, owner)) {
                database++;
            }
            return space(database);
        }
    }

    private static boolean claim(RedisConnection connection, int database, SpaceOwner owner) throws IOException {
        // Refused where the server has no more.
        connection.execute("SELECT", String.valueOf(database));
        connection.execute("SELECT", "0");
        String key = OWNER + database;
        if (connection.execute("SET", key, owner.toString(), "NX").isPresent()) {
            return true;
        }
        Optional<SpaceOwner> present = connection.execute("GET", key).flatMap(SpaceOwner::parse);
        if (present.filter(SpaceOwner::isGone).isPresent()) {
            free(connection, database);
            return connection.execute("SET", key, owner.toString(), "NX").isPresent();
        }
        return owner.isUser() && present.filter(SpaceOwner::isUser).isPresent();
    }

    private static void free(RedisConnection connection, int database) throws IOException {
        connection.execute("SELECT", String.valueOf(database));
        connection.execute("FLUSHDB");
        connection.execute("SELECT", "0");
        connection.execute("DEL", OWNER + database);
    }

    private Space space(int database) {
        Map<String, String> properties = new HashMap<>(whole.properties());
        properties.put("url", whole.properties().get("url") + "/" + database);
        properties.put("database", String.valueOf(database));
        return new Space(new ServiceInstance(whole.port(), whole.environment(), whole.readiness(), properties), () -> {
            try (RedisConnection connection = connect()) {
                free(connection, database);
            }
        });
    }

    private RedisConnection connect() throws IOException {
        return new RedisConnection(new InetSocketAddress(ContainerEngine.HOST, whole.port()));
    }
}
