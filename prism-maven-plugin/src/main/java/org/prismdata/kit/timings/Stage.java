package org.prismdata.kit.timings;

import java.util.Optional;

/**
 * A part of a build.
 *
 * @param name {@code compile}, {@code instant}, {@code service start}, …
 * @param service the service it is about, if it is about one
 * @param start when it began, in milliseconds since 1970
 * @param end when it was over
 */
public record Stage(String name, Optional<String> service, long start, long end) {
    public static final String COMPILE = "compile";
    public static final String SERVICE_START = "service start";
    public static final String READY = "ready";
    public static final String INTEGRATION_TESTS = "integration tests";
    public static final String STOP = "stop";
    public static final String IMAGE = "image";

    public static Stage of(String name, long start, long end) {
        return new Stage(name, Optional.empty(), start, end);
    }

    public static Stage of(String name, String service, long start, long end) {
        return new Stage(name, Optional.of(service), start, end);
    }

    /** The end of a service that is gone now. */
    public static Stage stop(String service, long start) {
        return of(STOP, service, start, System.currentTimeMillis());
    }

    /** How long it lasted. */
    public long millis() {
        return end - start;
    }
}
