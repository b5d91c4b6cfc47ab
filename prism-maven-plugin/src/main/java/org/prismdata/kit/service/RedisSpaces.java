package org.prismdata.kit.service;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
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

    // Those below are for tests that name one by its number.
    private static final int FIRST = 16;
    private static final String OWNER = "prism:owner:";
    /** Sets a key that has a certain value; at once, for another build may want to. */
    private static final String REPLACE = "if redis.call('get', KEYS[1]) == ARGV[1] then"
            + " return redis.call('set', KEYS[1], ARGV[2]) else return false end";

    Space make(SpaceOwner owner) throws IOException {
        try (RedisConnection connection = connect()) {
            int database = FIRST;
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
        if (connection.execute("SET", key, owner.name(), "NX").isPresent()) {
            return true;
        }
        SpaceOwner present = new SpaceOwner(connection.execute("GET", key).orElse(""));
        if (present.isGone()
                && connection
                        .execute("EVAL", REPLACE, "1", key, present.name(), owner.name())
                        .isPresent()) {
            empty(connection, database);
            return true;
        }
        return owner.isUser() && owner.equals(present);
    }

    private static void empty(RedisConnection connection, int database) throws IOException {
        connection.execute("SELECT", String.valueOf(database));
        connection.execute("FLUSHDB");
        connection.execute("SELECT", "0");
    }

    private Space space(int database) {
        Map<String, String> properties = new HashMap<>(whole.properties());
        properties.put("url", whole.properties().get("url") + "/" + database);
        properties.put("database", String.valueOf(database));
        return new Space(new ServiceInstance(whole.port(), whole.environment(), whole.readiness(), properties), () -> {
            try (RedisConnection connection = connect()) {
                empty(connection, database);
                connection.execute("DEL", OWNER + database);
            }
        });
    }

    private RedisConnection connect() throws IOException {
        return new RedisConnection(new InetSocketAddress(ContainerEngine.HOST, whole.port()));
    }
}
