package org.prismdata.kit.push;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.prismdata.kit.engine.ImageName;
import org.prismdata.kit.engine.PushException;
import org.prismdata.kit.problem.PrismException;

/**
 * Why a registry did not take an image, by what Jib threw or what Podman said. Jib's classes are loaded elsewhere, so they
 * are known by name.
 */
enum PushFailure {
    /** Without a user, or with one that it refuses. */
    NOT_ALLOWED(
            false,
            "\\bunauthorized\\b|authentication required|requested access|\\bdenied\\b|\\bforbidden\\b",
            "RegistryUnauthorizedException",
            "RegistryCredentialsNotSentException") {
        @Override
        PrismException of(ImageName image, Throwable said) {
            return new PrismException(
                    "registry " + image.registry() + " does not let this user push " + image,
                    String.valueOf(said.getMessage()),
                    "give settings.xml a <server> with the <id> " + image.registry() + " and the right user name and"
                            + " password, or run: podman login " + image.registry(),
                    said);
        }
    },
    /** It can't even be asked. */
    OUT_OF_REACH(
            false,
            "dial tcp|no such host|connection refused|unreachable|no route to host",
            "ConnectException",
            "UnknownHostException",
            "NoRouteToHostException") {
        @Override
        PrismException of(ImageName image, Throwable said) {
            return new PrismException(
                    "registry " + image.registry() + " is out of reach",
                    String.valueOf(said.getMessage()),
                    "check its name and port in " + image + ", the network, and the proxy (HTTPS_PROXY)",
                    said);
        }
    },
    /** It ended the connection before all was said. */
    CONNECTION_LOST(
            true,
            "connection (reset|closed|broken)|broken pipe|\\bEOF\\b|\\btimeout\\b|closed network connection",
            "SocketException",
            "SocketTimeoutException",
            "SSLException",
            "EOFException",
            "NoHttpResponseException",
            "ConnectionClosedException",
            "RegistryBrokenPipeException") {
        @Override
        PrismException of(ImageName image, Throwable said) {
            return new PrismException(
                    "registry " + image.registry() + " ended the connection while " + image + " was pushed, "
                            + Push.ATTEMPTS + " times",
                    String.valueOf(said.getMessage()),
                    "run it again: layers that are there already are not sent again; if it happens always, look into the"
                            + " registry's log and at what lies between, for instance a proxy with a limit",
                    said);
        }
    };

    private final boolean worthAnotherTry;
    private final Pattern complaint;
    private final List<String> exceptions;

    PushFailure(boolean worthAnotherTry, String complaint, String... exceptions) {
        this.worthAnotherTry = worthAnotherTry;
        this.complaint = Pattern.compile(complaint, Pattern.CASE_INSENSITIVE);
        this.exceptions = List.of(exceptions);
    }

    abstract PrismException of(ImageName image, Throwable said);

    PrismException message(ImageName image, Throwable thrown) {
        return of(image, innermost(thrown));
    }

    boolean worthAnotherTry() {
        return worthAnotherTry;
    }

    /** @return empty if it is none of these */
    static Optional<PushFailure> of(Throwable said) {
        return Stream.of(values())
                .filter(failure -> chain(said).anyMatch(failure::isMeantBy))
                .findFirst();
    }

    private boolean isMeantBy(Throwable cause) {
        return exceptions.contains(cause.getClass().getSimpleName())
                || cause instanceof PushException
                        && complaint.matcher(cause.getMessage()).find();
    }

    /** The innermost one with a message, which is that of the connection or the registry. Maven prints all that are outside. */
    private static Throwable innermost(Throwable said) {
        return chain(said)
                .filter(cause ->
                        cause.getMessage() != null && !cause.getMessage().isBlank())
                .reduce((outer, inner) -> inner)
                .orElse(said);
    }

    private static Stream<Throwable> chain(Throwable said) {
        return Stream.iterate(said, cause -> cause != null, Throwable::getCause).limit(20);
    }
}
