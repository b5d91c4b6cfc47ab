package org.prismdata.kit.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * An external program to run: an argument list (never a shell line) and its limits.
 *
 * @param arguments the program and its arguments
 * @param environment variables added to this process's own
 * @param directory the working directory; empty means this process's own
 * @param timeout how long it may take before its process tree is ended
 * @param merged standard error goes where standard output goes, so that their lines keep their order
 * @param lines told each line of standard output and standard error as it comes, from two threads
 */
public record Command(
        List<String> arguments,
        Map<String, String> environment,
        Optional<Path> directory,
        Duration timeout,
        boolean merged,
        Consumer<String> lines) {

    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(60);

    public Command {
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
    }

    public static Command of(List<String> arguments) {
        return new Command(arguments, Map.of(), Optional.empty(), DEFAULT_TIMEOUT, false, line -> {});
    }

    public static Command of(String... arguments) {
        return of(List.of(arguments));
    }

    public Command withEnvironment(Map<String, String> variables) {
        return new Command(arguments, variables, directory, timeout, merged, lines);
    }

    public Command in(Path workingDirectory) {
        return new Command(arguments, environment, Optional.of(workingDirectory), timeout, merged, lines);
    }

    public Command within(Duration limit) {
        return new Command(arguments, environment, directory, limit, merged, lines);
    }

    public Command tellingEachLine(Consumer<String> listener) {
        return new Command(arguments, environment, directory, timeout, merged, listener);
    }

    public Command withMergedStreams() {
        return new Command(arguments, environment, directory, timeout, true, lines);
    }

    /** The line a user would type, for messages; secrets travel in the environment, never here. */
    @Override
    public String toString() {
        return String.join(" ", arguments);
    }
}
