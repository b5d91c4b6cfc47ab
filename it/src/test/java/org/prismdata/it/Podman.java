package org.prismdata.it;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Podman as the verify scripts ask it: directly, not through the kit. */
public final class Podman {
    private static final int LIMIT_SECONDS = 60;

    private Podman() {}

    /** Runs podman and returns what it printed; anything but success is an error. */
    public static String run(String... arguments) throws IOException {
        return runProgram("podman", arguments);
    }

    /** Runs another program as {@link #run} does. */
    public static String runProgram(String program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0) {
                return output.strip();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
        throw new IllegalStateException(String.join(" ", command) + " failed: " + output);
    }

    /** Where podman is. */
    public static Path program() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "podman"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow();
    }

    /** What podman printed, a line each. */
    public static List<String> lines(String... arguments) throws IOException {
        String output = run(arguments);
        return output.isEmpty() ? List.of() : output.lines().toList();
    }

    /** The containers of a module, running or not, by name. */
    public static List<String> containersOf(String coordinates) throws IOException {
        return lines(
                "ps", "--all", "--filter", "label=org.prismdata.kit.module=" + coordinates, "--format", "{{.Names}}");
    }

    /** The containers that Testcontainers made of a service's image, running or not, by image; other cases may have theirs. */
    public static List<String> testcontainersOf(String service) throws IOException {
        return lines("ps", "--all", "--filter", "label=org.testcontainers=true", "--format", "{{.Image}}").stream()
                .filter(image -> image.contains(service))
                .toList();
    }
}
