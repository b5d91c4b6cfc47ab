package org.prismdata.kit.worker;

import java.io.BufferedReader;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TimeZone;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The main class of the test JVM. It does what the lines of its standard input say, and ends with that: so it does not
 * outlive Maven, however that ends.
 */
public final class TestWorker {
    /** The name of the class that notes which classes are used, with slashes, and of its array. */
    public static final String USAGE = "org/prismdata/kit/worker/Usage";

    public static final String USED = "used";

    private static final String CLASS_PATH = "java.class.path";
    private static final int LOADERS_UNTIL_CLEANING = 10;
    private static final String END = "end";

    private final Answers answers;
    private final BlockingQueue<Message> commands = new LinkedBlockingQueue<>();
    private final List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
    private TestCycle.Choice choice;
    private TestCycle cycle;
    private ProjectLoader steady;
    private String steadyVersion = "";
    private Before before;
    private EndHooks hooks;
    private ExecutorService cycleThread;

    private TestWorker(Answers answers) {
        this.answers = answers;
    }

    /** @param arguments the mark of the answers */
    public static void main(String[] arguments) throws InterruptedException {
        InputStream in = System.in;
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        System.setIn(InputStream.nullInputStream());
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(out, true, StandardCharsets.UTF_8));
        TestWorker worker = new TestWorker(new Answers(arguments[0], out));
        Thread reader = new Thread(() -> worker.read(in), "prism-commands");
        reader.setDaemon(true);
        reader.start();
        Runtime.getRuntime().addShutdownHook(new Thread(worker::tellWhoExits, "prism-exit"));
        worker.work();
    }

    private void read(InputStream in) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Message command = Message.parse(line);
                if (command.kind().equals("stack")) {
                    tellStacks();
                } else {
                    commands.add(command);
                }
            }
        } catch (IOException e) {
            // As good as its end.
            Runtime.getRuntime().halt(1);
        }
        // Tests that hang, and hooks of theirs, must not keep it.
        Runtime.getRuntime().halt(0);
    }

    private void work() throws InterruptedException {
        answers.send("ready");
        while (true) {
            Message command = commands.take();
            try {
                obeyOnItsThread(command);
            } catch (OutOfMemoryError e) {
                answers.send("broken", e.toString());
                Runtime.getRuntime().halt(1);
            } catch (Throwable e) {
                answers.send("error", e.getClass().getName() + ": " + e.getMessage() + "\n" + Failures.text(e));
            }
            answers.send("done", command.kind());
        }
    }

    /** A cycle has a thread of its own, with which all goes that the tests have bound to their thread. */
    private void obeyOnItsThread(Message command) throws Throwable {
        if (cycleThread == null) {
            cycleThread = Executors.newSingleThreadExecutor(work -> new Thread(work, "main"));
        }
        try {
            cycleThread
                    .submit(() -> {
                        obey(command);
                        return null;
                    })
                    .get();
        } catch (ExecutionException e) {
            throw e.getCause();
        } finally {
            if (command.kind().equals(END)) {
                cycleThread.shutdown();
                cycleThread = null;
            }
        }
    }

    private void obey(Message command) throws InterruptedException {
        switch (command.kind()) {
            case "choice" ->
                choice = new TestCycle.Choice(
                        words(command.word(0)), words(command.word(1)), pairs(words(command.word(2))));
            case "open" ->
                open(
                        Integer.parseInt(command.word(0)),
                        command.word(1),
                        command.words().subList(2, command.words().size()));
            case "run" -> cycle.run(command.words());
            case END -> end();
            default -> throw new IllegalArgumentException(command.kind());
        }
    }

    /**
     * @param classes how many have numbers
     * @param version of the steady classes
     * @param folders a class folder, its steady and its other copies, in turns
     */
    private void open(int classes, String version, List<String> folders) {
        Usage.prepare(classes);
        before = new Before();
        hooks = new EndHooks();
        System.setProperty(CLASS_PATH, classPath(folders));
        if (!version.equals(steadyVersion)) {
            steady = new ProjectLoader(roots(folders, 1), ClassLoader.getSystemClassLoader());
            steadyVersion = version;
        }
        cycle = new TestCycle(new ProjectLoader(roots(folders, 2), steady), choice, answers);
        loaders.add(new WeakReference<>(cycle.loader()));
    }

    private static List<ProjectLoader.Root> roots(List<String> folders, int copies) {
        List<ProjectLoader.Root> roots = new ArrayList<>();
        for (int i = 0; i < folders.size(); i += 3) {
            roots.add(ProjectLoader.Root.of(Path.of(folders.get(i)), Path.of(folders.get(i + copies))));
        }
        return roots;
    }

    /** As the tests would have it in a JVM of their own. */
    private static String classPath(List<String> folders) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < folders.size(); i += 3) {
            path.append(folders.get(i)).append(File.pathSeparator);
        }
        return path + System.getProperty(CLASS_PATH);
    }

    private void end() throws InterruptedException {
        cycle.close();
        cycle = null;
        before.restore();
        hooks.run();
        if (loaders.size() > LOADERS_UNTIL_CLEANING) {
            // Now that nobody waits, and before it would look as if they were held.
            System.gc();
        }
        loaders.removeIf(loader -> loader.get() == null);
        Runtime runtime = Runtime.getRuntime();
        answers.send(
                "state",
                Integer.toString(loaders.size()),
                Long.toString(runtime.totalMemory() - runtime.freeMemory()),
                Long.toString(runtime.maxMemory()),
                Long.toString(ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getName().equals("Metaspace"))
                        .mapToLong(pool -> pool.getUsage().getUsed())
                        .sum()));
    }

    /** What tests like to set for the whole JVM, as it was before them. */
    private static final class Before {
        private final Properties properties =
                (Properties) System.getProperties().clone();
        private final Locale locale = Locale.getDefault();
        private final TimeZone zone = TimeZone.getDefault();
        private final PrintStream out = System.out;
        private final PrintStream err = System.err;
        private final InputStream in = System.in;

        void restore() {
            System.setProperties(properties);
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
            System.setOut(out);
            System.setErr(err);
            System.setIn(in);
        }
    }

    private void tellStacks() {
        Thread.getAllStackTraces().forEach((thread, trace) -> {
            List<String> frames = Failures.frames(trace);
            if (!frames.isEmpty()) {
                answers.send("stack", thread.getName(), String.join("\n", frames));
            }
        });
        answers.send("stacks");
    }

    private void tellWhoExits() {
        Thread.getAllStackTraces().forEach((thread, trace) -> {
            for (StackTraceElement element : trace) {
                if (element.getClassName().equals(Runtime.class.getName())
                        && (element.getMethodName().equals("exit"))) {
                    answers.send("exit", String.join("\n", Failures.frames(trace)));
                    return;
                }
            }
        });
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split("\n"));
    }

    private static Map<String, String> pairs(List<String> lines) {
        Map<String, String> pairs = new HashMap<>();
        lines.forEach(line -> pairs.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1)));
        return pairs;
    }
}
