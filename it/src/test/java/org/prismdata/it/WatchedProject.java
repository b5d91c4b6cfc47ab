package org.prismdata.it;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A project with {@code mvn prism:watch} beside it. Its files are written as an editor does, and its lines read as they come. */
public final class WatchedProject implements AutoCloseable {
    private static final int LIMIT_SECONDS = 60;

    // What moves the cursor, and colours.
    private static final String CONTROL = "\\x1b(\\[[0-9;?]*[a-zA-Z]|[()][A-Z0-9]|[=>78])";

    private final Path folder;
    private final Process process;
    private final boolean terminal;
    private final List<ProcessHandle> children = new ArrayList<>();
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final List<String> seen = new ArrayList<>();

    /** @param arguments the goal too; Groovy's strings too */
    public WatchedProject(File folder, File repository, List<? extends CharSequence> arguments) throws IOException {
        this(folder, command(repository, arguments), false);
    }

    private WatchedProject(File folder, List<String> command, boolean terminal) throws IOException {
        this.folder = folder.toPath();
        this.terminal = terminal;
        process = new ProcessBuilder(command)
                .directory(folder)
                .redirectErrorStream(true)
                .start();
        Thread reader = new Thread(this::read);
        reader.setDaemon(true);
        reader.start();
    }

    /** The same in a terminal of its own, whose settings before and after it are in {@code stty.before} and {@code stty.after}. */
    public static WatchedProject inTerminal(File folder, File repository, List<? extends CharSequence> arguments)
            throws IOException {
        String maven = command(repository, arguments).stream()
                .map(word -> "'" + word.replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" "));
        String all = "TERM=xterm; export TERM; stty rows 30 cols 120; stty -g >stty.before; " + maven
                + "; code=$?; stty -g >stty.after; exit $code";
        return new WatchedProject(folder, List.of("script", "-qefc", all, "/dev/null"), true);
    }

    private static List<String> command(File repository, List<? extends CharSequence> arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("maven.home"), "bin", "mvn").toString(),
                "--batch-mode",
                "-Dstyle.color=never",
                "-Dmaven.repo.local=" + repository,
                // Without it Maven takes no artifact that was fetched under another repository's name.
                "-Daether.enhancedLocalRepository.trackingFilename=none"));
        arguments.forEach(argument -> command.add(argument.toString()));
        return command;
    }

    private void read() {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            reader.lines().map(line -> line.replaceAll(CONTROL, "")).forEach(lines::add);
        } catch (IOException e) {
            return;
        }
    }

    /** Waits for lines with these texts, one after the other, and after those that were waited for before. */
    public void await(CharSequence... texts) throws InterruptedException {
        for (CharSequence text : texts) {
            awaitOne(text);
        }
    }

    private void awaitOne(CharSequence text) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (true) {
            String line = lines.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (line == null) {
                throw new AssertionError("no line has: " + text + "\n" + String.join("\n", seen));
            }
            seen.add(line);
            if (line.contains(text)) {
                return;
            }
        }
    }

    /** Replaces a text in a file, by a new file in its place. */
    public void edit(CharSequence path, String pattern, String replacement) throws IOException {
        Path file = folder.resolve(path.toString());
        String before = Files.readString(file);
        String after = before.contains(pattern)
                ? before.replace(pattern, replacement)
                : before.replaceFirst(pattern, replacement);
        if (after.equals(before)) {
            throw new AssertionError(file + " lacks: " + pattern);
        }
        Path next = Files.writeString(file.resolveSibling(file.getFileName() + "~"), after);
        Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
    }

    public void write(CharSequence path, String text) throws IOException {
        Path file = folder.resolve(path.toString());
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    public void deleteFile(CharSequence path) throws IOException {
        Files.delete(folder.resolve(path.toString()));
    }

    /** Deletes a folder of files. */
    public void delete(CharSequence path) throws IOException {
        List<Path> files;
        try (Stream<Path> list = Files.list(folder.resolve(path.toString()))) {
            files = list.toList();
        }
        for (Path file : files) {
            Files.delete(file);
        }
        Files.delete(folder.resolve(path.toString()));
    }

    /** Types it, and outside a terminal a line of it. */
    public void key(String text) throws IOException {
        process.descendants().forEach(children::add);
        Writer keys = process.outputWriter(StandardCharsets.UTF_8);
        keys.write(terminal ? text : text + "\n");
        keys.flush();
    }

    public int exit() throws InterruptedException {
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("not over\n" + String.join("\n", seen));
        }
        return process.exitValue();
    }

    /** Of the processes that it had when a key was typed last, those that are left. */
    public List<ProcessHandle> children() {
        return children.stream().filter(ProcessHandle::isAlive).toList();
    }

    @Override
    public void close() throws IOException {
        List<ProcessHandle> left = process.descendants().toList();
        process.destroyForcibly();
        left.forEach(ProcessHandle::destroyForcibly);
        Files.write(folder.resolve(terminal ? "terminal.log" : "watch.log"), seen);
    }
}
