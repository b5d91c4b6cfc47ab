package org.prismdata.kit.training;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.prismdata.kit.engine.ContainerEngine;
import org.prismdata.kit.engine.ContainerSpec;
import org.prismdata.kit.engine.HostPort;
import org.prismdata.kit.engine.ImageName;
import org.prismdata.kit.problem.PrismException;
import org.prismdata.kit.process.ProcessResult;
import org.prismdata.kit.protocol.GrpcConnection;
import org.prismdata.kit.session.ContainerOwner;

/** Runs a plugin's image in the engine that is there, the way it will run. */
public final class Training {
    /** Where an image has its class archive. */
    public static final String ARCHIVE = "/app/classes.jsa";

    /**
     * How an archive is made: the collector that the image runs with, no compiler and a heap of one size, because Java 17
     * writes other bytes each time with other choices.
     */
    private static final List<String> DUMP_OPTIONS =
            List.of("-XX:+UseSerialGC", "-Xint", "-Xms128m", "-Xmx128m", "-Xshare:dump");

    /** From Java 24. Saves a fifth of a start; such an archive has a time in it, so it is another with each making. */
    private static final String LINKED = "-XX:+AOTClassLinking";

    private static final String LIST = "/tmp/prism-classes.lst";
    private static final String MADE = "/tmp/prism-classes.jsa";
    private static final Duration LIFETIME = Duration.ofMinutes(2);
    private static final Duration READY = Duration.ofSeconds(15);
    /** A plugin whose backend is not there answers, but does not serve. */
    private static final Duration SERVING = Duration.ofSeconds(2);

    private static final int ATTEMPTS_PER_LOOK = 20;
    private static final Duration STOP = Duration.ofSeconds(10);
    private static final int LOG_LINES = 20;
    private static final int PAUSE_MILLIS = 5;
    private static final double NANO_PER_MILLI = 1e6;

    private static final String KEY_VALUE = "/prism.interfaces.keyvalue.KeyValueBasicInterface/";
    private static final byte[] KEY = field(1, "prism");
    private static final byte[] KEY_AND_VALUE = (new String(KEY, StandardCharsets.UTF_8)
                    + new String(field(2, "training"), StandardCharsets.UTF_8))
            .getBytes(StandardCharsets.UTF_8);

    private final ContainerEngine engine;
    private final ContainerOwner owner;
    private final int port;

    /**
     * @param owner of its containers
     * @param port the port that the image serves gRPC on
     */
    public Training(ContainerEngine engine, ContainerOwner owner, int port) {
        this.engine = engine;
        this.owner = owner;
        this.port = port;
    }

    /** @param linked whether the archive's classes are linked already */
    public static List<String> dumpOptions(boolean linked) {
        return Stream.concat(DUMP_OPTIONS.stream(), linked ? Stream.of(LINKED) : Stream.of())
                .toList();
    }

    /**
     * How a container of the image did.
     *
     * @param firstAnswer milliseconds from the engine's command to the first answer of gRPC; empty if the program ended well
     *     before it served
     * @param serving whether its health was SERVING
     * @param stopped milliseconds it took to stop
     */
    public record Run(Optional<Double> firstAnswer, boolean serving, double stopped) {}

    /**
     * Starts the image, calls it a few times from here, and stops it.
     *
     * @param linked whether the list is for an archive whose classes are linked
     * @return the classes that this took
     */
    public List<String> classes(ImageName image, boolean linked, Path workFolder) throws IOException {
        Path list = Files.createDirectories(workFolder).resolve("classes.lst");
        run(
                image,
                Map.of("JAVA_TOOL_OPTIONS", "-Xshare:off -XX:DumpLoadedClassList=" + LIST),
                name -> engine.copyFrom(name, LIST, list));
        try (var lines = Files.lines(list)) {
            return ClassList.canonical(lines, linked);
        }
    }

    /**
     * Starts the image with its class archive, asks for its health, and stops it.
     *
     * @param archived whether it has an archive, without which it must not start then
     */
    public Run check(ImageName image, boolean archived) throws IOException {
        return run(image, archived ? Map.of("JAVA_TOOL_OPTIONS", "-Xshare:on") : Map.of(), name -> {});
    }

    /**
     * Makes an archive of classes, with the image's own Java and files.
     *
     * @param entrypoint the image's
     * @param parts how many parts of its class path count, from the first
     * @param linked whether its classes are to be linked already
     */
    public void archive(
            ImageName image, List<String> entrypoint, int parts, Path classList, boolean linked, Path target)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(entrypoint.get(0)));
        command.addAll(dumpOptions(linked));
        command.add("-XX:SharedClassListFile=" + LIST);
        command.add("-XX:SharedArchiveFile=" + MADE);
        String[] classPath = entrypoint.get(entrypoint.indexOf("-cp") + 1).split(":");
        command.addAll(List.of("-cp", String.join(":", List.of(classPath).subList(0, parts))));
        String name = name();
        owner.began().accept(name);
        try {
            ProcessResult result = engine.runToEnd(name, image, owner.labels(), Map.of(LIST, classList), command);
            if (!result.succeeded()) {
                throw new PrismException(
                        "the image's class archive could not be made",
                        result.complaint(),
                        "build without one: -Dprism.image.start=small");
            }
            engine.copyFrom(name, MADE, target);
        } finally {
            engine.remove(List.of(name));
            owner.gone().accept(name);
        }
    }

    /** What to do with a container that has ended. */
    private interface Afterwards {
        void accept(String container) throws IOException;
    }

    private Run run(ImageName image, Map<String, String> environment, Afterwards afterwards) throws IOException {
        String name = name();
        owner.began().accept(name);
        try {
            Started started =
                    HostPort.start(OptionalInt.empty(), hostPort -> start(name, image, environment, hostPort));
            Optional<Answer> answer = call(name, started.address());
            long asked = System.nanoTime();
            if (answer.isPresent()) {
                engine.stop(name, STOP);
            }
            double stopped = (System.nanoTime() - asked) / NANO_PER_MILLI;
            afterwards.accept(name);
            return new Run(
                    answer.map(first -> (first.at() - started.at()) / NANO_PER_MILLI),
                    answer.filter(Answer::serving).isPresent(),
                    stopped);
        } finally {
            engine.remove(List.of(name));
            owner.gone().accept(name);
        }
    }

    /** When the engine was told to, and where the container is found. */
    private record Started(long at, InetSocketAddress address) {}

    private Started start(String name, ImageName image, Map<String, String> environment, int hostPort) {
        ContainerSpec spec = new ContainerSpec(
                name,
                image,
                environment,
                owner.labels(),
                port,
                hostPort,
                Map.of(),
                List.of(),
                LIFETIME,
                Optional.empty());
        long at = System.nanoTime();
        if (!engine.run(spec)) {
            throw new IllegalStateException(image + " is not in the engine");
        }
        return new Started(at, new InetSocketAddress(ContainerEngine.HOST, hostPort));
    }

    /**
     * The first answer of gRPC.
     *
     * @param at when it came
     * @param serving whether the health was SERVING then, or soon after
     */
    private record Answer(long at, boolean serving) {}

    /** Calls it until it serves, or keeps saying that it does not; empty if the program has ended, and well. */
    private Optional<Answer> call(String name, InetSocketAddress address) {
        long end = System.nanoTime() + READY.toNanos();
        Optional<Answer> first = Optional.empty();
        for (int attempt = 1; System.nanoTime() < end; attempt++) {
            try (GrpcConnection connection = GrpcConnection.open(address)) {
                boolean serving = connection.serving();
                long now = System.nanoTime();
                if (first.isEmpty()) {
                    first = Optional.of(new Answer(now, false));
                    end = now + SERVING.toNanos();
                }
                if (serving) {
                    first = Optional.of(new Answer(first.get().at(), true));
                    connection.call(KEY_VALUE + "Set", KEY_AND_VALUE);
                    connection.call(KEY_VALUE + "Get", KEY);
                    return first;
                }
            } catch (IOException e) {
                // Not listening yet, or hung up: what ended it shows below.
                if (first.filter(Answer::serving).isPresent()) {
                    return first;
                }
            }
            if (attempt % ATTEMPTS_PER_LOOK == 0 && !engine.isRunning(name)) {
                int exitCode = engine.exitCode(name);
                if (exitCode == 0) {
                    return Optional.empty();
                }
                throw failed(name, "it ended with exit code " + exitCode);
            }
            pause();
        }
        if (first.isEmpty()) {
            throw failed(name, "nobody answers gRPC on port " + port + " after " + READY.toSeconds() + " s");
        }
        return first;
    }

    private PrismException failed(String name, String reason) {
        return new PrismException(
                "the image does not serve",
                reason + "; its last lines:\n" + String.join("\n", engine.logs(name, LOG_LINES)),
                "if it can't serve without what this machine lacks, leave the check out and do without a class archive:"
                        + " -Dprism.image.check=false -Dprism.image.start=small");
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PrismException("the image's check was interrupted", "the build was cancelled", "run it again", e);
        }
    }

    private static String name() {
        return "prism-image-" + ProcessHandle.current().pid() + "-"
                + Long.toString(System.nanoTime(), Character.MAX_RADIX);
    }

    /** A text or bytes of Protobuf, shorter than 128 bytes. */
    private static byte[] field(int number, String text) {
        return ("" + (char) (number << 3 | 2) + (char) text.length() + text).getBytes(StandardCharsets.UTF_8);
    }
}
