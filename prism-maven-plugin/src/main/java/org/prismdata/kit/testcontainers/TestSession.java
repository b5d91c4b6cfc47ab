package org.prismdata.kit.testcontainers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.prismdata.kit.engine.ContainerEngine;
import org.prismdata.kit.session.BuildSession;
import org.prismdata.kit.session.RuntimeFolder;

/**
 * A test JVM of a build, as Testcontainers knows it: it labels all that the JVM makes with an id. Each is on file, so that
 * another build can remove what was left, should its own be killed.
 *
 * @param build the build that ran it
 * @param id random; no other JVM has it
 */
record TestSession(BuildSession build, String id) {
    static final String LABEL = "org.testcontainers.sessionId";
    static final String ID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final Pattern NOTE = Pattern.compile("(?<build>[^_]+)_(?<id>" + ID + ")");

    /** Those that are on file. */
    static List<TestSession> noted() {
        return RuntimeFolder.ofTests().stream()
                .flatMap(name -> parse(name).stream())
                .toList();
    }

    void note() {
        file().ifPresent(file -> {
            try {
                Files.write(file, new byte[0]);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /**
     * Removes all that it has left, and the note.
     *
     * @return how many containers there were
     */
    int removeAll(ContainerEngine engine) {
        int containers = engine.removeAllOf(LABEL + "=" + id);
        forget();
        return containers;
    }

    private void forget() {
        file().ifPresent(file -> {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private Optional<Path> file() {
        return RuntimeFolder.ofTests(build + "_" + id);
    }

    private static Optional<TestSession> parse(String name) {
        Matcher note = NOTE.matcher(name);
        return note.matches()
                ? BuildSession.parse(note.group("build")).map(build -> new TestSession(build, note.group("id")))
                : Optional.empty();
    }
}
