package org.prismdata.bench.services;

import org.testcontainers.containers.GenericContainer;

/** Testcontainers alone. */
final class TestcontainersStart {
    private TestcontainersStart() {}

    /** Argument: the service. */
    public static void main(String[] arguments) {
        Stopwatch watch = new Stopwatch();
        try (GenericContainer<?> container = Containers.of(arguments[0])) {
            container.start();
            watch.ready();
        }
        watch.gone();
    }
}
