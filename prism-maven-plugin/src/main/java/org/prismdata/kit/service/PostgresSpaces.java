package org.prismdata.kit.service;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.prismdata.kit.engine.ContainerEngine;
import org.prismdata.kit.protocol.PostgresConnection;

/**
 * Databases, each a copy of the one that the image's variables and init SQL have made, which nobody connects to.
 *
 * @param whole the server
 * @param username its superuser
 * @param database the database to copy
 */
record PostgresSpaces(ServiceInstance whole, String username, String password, String database) {
    private static final String PREFIX = "prism_";

    Space make(SpaceOwner owner) throws IOException {
        String name = PREFIX
                + owner.name().replace('-', '_')
                + (owner.isUser() ? "" : "_" + UUID.randomUUID().toString().substring(0, 8));
        try (PostgresConnection connection = connect()) {
            List<String> others = databases(connection);
            removeGone(connection, others);
            if (!others.contains(name)) {
                create(connection, name);
            }
        }
        Map<String, String> properties = new HashMap<>(whole.properties());
        properties.put("url", whole.properties().get("url").replaceFirst("[^/]*$", name));
        return new Space(
                new ServiceInstance(whole.port(), whole.environment(), whole.readiness(), properties),
                () -> remove(name));
    }

    private static List<String> databases(PostgresConnection connection) throws IOException {
        return connection.execute("select datname from pg_database where datname like 'prism\\_%'");
    }

    private static void removeGone(PostgresConnection connection, List<String> databases) {
        for (String database : databases) {
            if (isGone(database)) {
                try {
                    drop(connection, database);
                } catch (IOException e) {
                    // Another build is at it.
                    continue;
                }
            }
        }
    }

    private void create(PostgresConnection connection, String name) throws IOException {
        try {
            connection.execute("create database " + PostgresConnection.quoted(name) + " template "
                    + PostgresConnection.quoted(database));
        } catch (IOException e) {
            if (!databases(connection).contains(name)) {
                throw e;
            }
        }
    }

    private static boolean isGone(String name) {
        String owner =
                name.substring(PREFIX.length()).replaceFirst("_[^_]*$", "").replace('_', '-');
        return new SpaceOwner(owner).isGone();
    }

    private void remove(String name) throws IOException {
        try (PostgresConnection connection = connect()) {
            drop(connection, name);
        }
    }

    private static void drop(PostgresConnection connection, String name) throws IOException {
        connection.execute("drop database if exists " + PostgresConnection.quoted(name) + " with (force)");
    }

    /** To the database that every server has, since one that is copied must have no connections. */
    private PostgresConnection connect() throws IOException {
        return new PostgresConnection(
                new InetSocketAddress(ContainerEngine.HOST, whole.port()), username, password, "postgres");
    }
}
