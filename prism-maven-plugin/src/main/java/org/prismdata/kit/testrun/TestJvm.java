package org.prismdata.kit.testrun;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.prismdata.kit.process.BackgroundProcess;
import org.prismdata.kit.process.Command;
import org.prismdata.kit.process.ProcessRunner;
import org.prismdata.kit.project.TestSettings;
import org.prismdata.kit.worker.Message;
import org.prismdata.kit.worker.TestWorker;

/** One JVM that runs tests when it is told to. */
final class TestJvm implements AutoCloseable {
    private static final Duration LOOK = Duration.ofMillis(50);

    // What the JVM prints under -XX:+ExitOnOutOfMemoryError.
    private static final String MEMORY_ERROR = "Terminating due to ";

    private final String mark = "prism:" + UUID.randomUUID() + ":";
    private final BlockingQueue<Message> answers = new LinkedBlockingQueue<>();
    private final Consumer<String> output;
    private final BackgroundProcess process;
    private volatile String memoryError = "";

    /**
     * @param kit the jar or folder of this code
     * @param output told what the tests print
     */
    TestJvm(ProcessRunner runner, Path java, Path kit, TestSettings settings, Consumer<String> output) {
        this.output = output;
        process = runner.begin(Command.of(arguments(java, kit, settings))
                .in(settings.folder())
                .withEnvironment(settings.environment())
                .tellingEachLine(this::line));
        tell(Message.of(
                "choice",
                String.join("\n", settings.groups()),
                String.join("\n", settings.excludedGroups()),
                pairs(settings.configuration())));
    }

    private List<String> arguments(Path java, Path kit, TestSettings settings) {
        List<String> arguments = new ArrayList<>();
        arguments.add(java.toString());
        arguments.addAll(settings.jvmArguments());
        if (settings.jvmArguments().stream().noneMatch(argument -> argument.contains("OnOutOfMemoryError"))) {
            arguments.add("-XX:+ExitOnOutOfMemoryError");
        }
        // For EndHooks.
        arguments.add("--add-opens=java.base/java.lang=ALL-UNNAMED");
        settings.properties().forEach((name, value) -> arguments.add("-D" + name + "=" + value));
        arguments.add("-cp");
        arguments.add(Stream.concat(settings.classPath().stream(), Stream.of(kit))
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator)));
        arguments.add(TestWorker.class.getName());
        arguments.add(mark);
        return arguments;
    }

    private static String pairs(Map<String, String> values) {
        return values.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining("\n"));
    }

    private void line(String line) {
        if (line.startsWith(MEMORY_ERROR)) {
            memoryError = line.substring(MEMORY_ERROR.length());
        }
        int start = line.indexOf(mark);
        if (start < 0) {
            output.accept(line);
            return;
        }
        if (start > 0) {
            output.accept(line.substring(0, start));
        }
        answers.add(Message.parse(line.substring(start + mark.length())));
    }

    void tell(Message command) {
        process.send(command.line());
    }

    /**
     * @param limit how long to wait for it
     * @return null if there is none, because it takes longer or the JVM has ended
     */
    Message answer(Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (true) {
            Message answer = answers.poll(LOOK.toMillis(), TimeUnit.MILLISECONDS);
            if (answer != null) {
                return answer;
            }
            if (!process.isAlive()) {
                process.exitCode();
                return answers.poll();
            }
            if (System.nanoTime() > deadline) {
                return null;
            }
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Why one that has ended has. */
    String end() throws InterruptedException {
        int code = process.exitCode();
        return memoryError.isEmpty()
                ? "the test JVM ended with code " + code
                        + (process.complaint().isEmpty() ? "" : ": " + process.complaint())
                : "it filled the memory: " + memoryError;
    }

    void kill() {
        process.kill();
    }

    @Override
    public void close() {
        process.kill();
    }
}
