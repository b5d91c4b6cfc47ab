package org.prismdata.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A Maven that a verify script runs itself: beside others, or to kill it. It finds in the cases' local repository what
 * the case's own build has fetched.
 */
public record MavenBuild(Process process, Path logFile) {
    private static final int LIMIT_SECONDS = 120;

    /** @param arguments Groovy's strings too */
    public static MavenBuild start(Path folder, Path repository, List<? extends CharSequence> arguments)
            throws IOException {
        return start(folder, repository, arguments, Map.of());
    }

    public static MavenBuild start(
            Path folder, Path repository, List<? extends CharSequence> arguments, Map<String, String> environment)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("maven.home"), "bin", "mvn").toString());
        command.addAll(List.of("--batch-mode", "--offline", "-Dstyle.color=never", "-Dmaven.repo.local=" + repository));
        // Without it Maven takes no artifact that was fetched under another repository's name.
        command.add("-Daether.enhancedLocalRepository.trackingFilename=none");
        arguments.forEach(argument -> command.add(argument.toString()));
        Path log = Files.createTempFile(Files.createDirectories(folder.resolve("logs")), "build", ".log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        return new MavenBuild(process, log);
    }

    /** Ends it as kill -9 does, and waits until it is gone. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Waits for its end. */
    public int exit() throws InterruptedException {
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            kill();
            throw new AssertionError("not over after " + LIMIT_SECONDS + " s: " + logFile);
        }
        return process.exitValue();
    }

    /** Waits until it has printed a text. */
    public void await(String text) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (!Files.readString(logFile).contains(text)) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                kill();
                throw new AssertionError(logFile + " lacks: " + text);
            }
            Thread.sleep(50);
        }
    }

    public BuildLog log() throws IOException {
        return BuildLog.read(logFile);
    }

    /** The folders for files of a build's time that a build has left which is no more. */
    public static List<Path> foldersOfDeadBuilds() throws IOException {
        Path all = Path.of(System.getenv("XDG_RUNTIME_DIR"), "prism");
        try (Stream<Path> folders = Files.list(all)) {
            return folders.filter(folder -> folder.getFileName().toString().matches("\\d+-.*"))
                    .filter(folder -> ProcessHandle.of(Long.parseLong(
                                    folder.getFileName().toString().split("-")[0]))
                            .isEmpty())
                    .toList();
        }
    }
}
