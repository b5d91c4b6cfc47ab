package org.prismdata.kit.testrun;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.prismdata.kit.process.ProcessRunner;
import org.prismdata.kit.project.ProjectModule;
import org.prismdata.kit.project.TestSettings;
import org.prismdata.kit.worker.Message;

/**
 * Runs tests of a project's modules, each in a JVM that stays up for the next time. One in which a test hangs, exits or
 * fills the memory is ended, and another that was started ahead takes its place.
 */
public final class TestRuns implements AutoCloseable {
    // For a JVM on a machine that is busy, and for finding the tests.
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration STACK_LIMIT = Duration.ofSeconds(1);
    private static final int MOST_JVMS = 8;
    private static final int MOST_SPARES = 2;
    private static final int MOST_LOADERS = 30;
    private static final double MOST_HEAP = 0.7;

    private final ProcessRunner runner = new ProcessRunner();
    private final Path java;
    private final Path kit;
    private final Duration timeout;
    private final MarkedClasses classes;
    private final Consumer<String> output;
    // In the order in which they were used.
    private final Map<String, TestJvm> jvms = new LinkedHashMap<>(MOST_JVMS, 0.75f, true);
    private final Map<String, TestJvm> spares = new HashMap<>();
    private final Set<String> open = new HashSet<>();

    /**
     * @param java the program
     * @param kit the jar or folder of this code
     * @param timeout how long a test may take
     * @param output told what tests print
     */
    public TestRuns(Path java, Path kit, Duration timeout, MarkedClasses classes, Consumer<String> output) {
        this.java = java;
        this.kit = kit;
        this.timeout = timeout;
        this.classes = classes;
        this.output = output;
    }

    /**
     * Runs the tests of some classes, in their order as far as JUnit keeps it.
     *
     * @return those that have tests
     */
    public List<ClassResult> run(ProjectModule module, List<String> names) throws InterruptedException {
        TestSettings settings = module.tests().orElseThrow();
        List<ClassResult> results = new ArrayList<>();
        Set<String> left = new LinkedHashSet<>(names);
        while (!left.isEmpty()) {
            TestJvm jvm = opened(module.name(), settings);
            jvm.tell(new Message("run", List.copyOf(left)));
            Progress progress = new Progress();
            String end = follow(jvm, progress);
            results.addAll(progress.results);
            progress.results.forEach(result -> left.remove(result.name()));
            if (end.isEmpty()) {
                break;
            }
            jvms.remove(module.name());
            open.remove(module.name());
            Set<String> culprits = progress.running.isEmpty()
                    ? Set.of(left.iterator().next())
                    : new HashSet<>(progress.running.values());
            for (String culprit : culprits) {
                results.add(progress.broken(culprit, end));
                left.remove(culprit);
            }
        }
        return results;
    }

    /** Gives up the classes that the tests have run with; the next run loads them anew. */
    public void endCycle() throws InterruptedException {
        for (String name : Set.copyOf(open)) {
            TestJvm jvm = jvms.get(name);
            jvm.tell(Message.of("end"));
            Message state = null;
            for (Message answer = jvm.answer(timeout);
                    answer != null && !answer.kind().equals("done");
                    answer = jvm.answer(timeout)) {
                state = answer.kind().equals("state") ? answer : state;
            }
            if (state == null || isFull(state)) {
                jvms.remove(name).close();
            }
        }
        open.clear();
    }

    /** Starts a JVM for a module, should the one it has end. */
    public void startSpare(ProjectModule module) {
        if (spares.size() < MOST_SPARES) {
            spares.computeIfAbsent(module.name(), name -> start(module.tests().orElseThrow()));
        }
    }

    private static boolean isFull(Message state) {
        return Integer.parseInt(state.word(0)) > MOST_LOADERS
                || Double.parseDouble(state.word(1)) > MOST_HEAP * Double.parseDouble(state.word(2));
    }

    private TestJvm opened(String name, TestSettings settings) throws InterruptedException {
        TestJvm jvm = jvms.get(name);
        if (jvm == null || !jvm.isAlive()) {
            TestJvm spare = spares.remove(name);
            jvm = spare != null && spare.isAlive() ? spare : start(settings);
            jvms.put(name, jvm);
            open.remove(name);
            endOldest();
        }
        if (open.add(name)) {
            jvm.tell(new Message(
                    "open",
                    Stream.concat(
                                    Stream.of(Integer.toString(classes.count()), Integer.toString(classes.version())),
                                    classes.folders(settings.roots()).stream())
                            .toList()));
        }
        return jvm;
    }

    /** A project of many modules must not take all memory. */
    private void endOldest() {
        if (jvms.size() > MOST_JVMS) {
            String oldest = jvms.keySet().iterator().next();
            jvms.remove(oldest).close();
            open.remove(oldest);
        }
    }

    private TestJvm start(TestSettings settings) {
        return new TestJvm(runner, java, kit, settings, output);
    }

    /** Returns why the JVM is no more; empty if all is well. */
    private String follow(TestJvm jvm, Progress progress) throws InterruptedException {
        while (true) {
            Message answer = jvm.answer(progress.running.isEmpty() ? START_LIMIT : timeout);
            if (answer == null && jvm.isAlive()) {
                String end = "ended after " + timeout.toSeconds() + " s (prism.watch.timeout)" + stacks(jvm);
                jvm.kill();
                return end;
            }
            if (answer == null) {
                return progress.exit.isEmpty() ? jvm.end() : progress.exit;
            }
            if (answer.kind().equals("done") && answer.word(0).equals("run")) {
                return "";
            }
            progress.note(answer);
        }
    }

    private static String stacks(TestJvm jvm) throws InterruptedException {
        jvm.tell(Message.of("stack"));
        StringBuilder stacks = new StringBuilder();
        for (Message answer = jvm.answer(STACK_LIMIT);
                answer != null && !answer.kind().equals("stacks");
                answer = jvm.answer(STACK_LIMIT)) {
            if (answer.kind().equals("stack")) {
                stacks.append("\nthread ").append(answer.word(0)).append('\n').append(answer.word(1));
            }
        }
        return stacks.toString();
    }

    /** What a JVM has answered to one command. */
    private final class Progress {
        private final List<ClassResult> results = new ArrayList<>();
        private final Map<String, String> running = new LinkedHashMap<>();
        private final Map<String, Integer> passed = new HashMap<>();
        private final Map<String, Integer> skipped = new HashMap<>();
        private final Map<String, List<ClassResult.Failure>> failures = new HashMap<>();
        private String exit = "";

        void note(Message answer) {
            switch (answer.kind()) {
                case "test" -> running.put(answer.word(0) + " " + answer.word(1), answer.word(0));
                case "passed" -> {
                    finish(answer);
                    passed.merge(answer.word(0), 1, Integer::sum);
                }
                case "skipped" -> {
                    finish(answer);
                    skipped.merge(answer.word(0), 1, Integer::sum);
                }
                case "failed" -> {
                    finish(answer);
                    fail(answer.word(0), new ClassResult.Failure(answer.word(1), answer.word(2)));
                }
                case "class" -> {
                    running.remove(answer.word(0) + " ");
                    results.add(result(
                            answer.word(0), Long.parseLong(answer.word(1)), classes.names(numbers(answer.word(2)))));
                }
                case "exit" -> exit = "it ended the JVM, by System.exit\n" + answer.word(0);
                case "broken" -> exit = "it filled the memory: " + answer.word(0);
                case "error" -> output.accept(answer.word(0));
                default -> {}
            }
        }

        private void finish(Message answer) {
            running.remove(answer.word(0) + " " + answer.word(1));
        }

        private void fail(String name, ClassResult.Failure failure) {
            failures.computeIfAbsent(name, key -> new ArrayList<>()).add(failure);
        }

        ClassResult broken(String name, String why) {
            String tests = running.entrySet().stream()
                    .filter(entry -> entry.getValue().equals(name))
                    .map(entry -> entry.getKey().substring(name.length() + 1))
                    .filter(test -> !test.isEmpty())
                    .collect(Collectors.joining(", "));
            fail(name, new ClassResult.Failure(tests, why));
            return result(name, 0, Set.of());
        }

        private ClassResult result(String name, long nanos, Set<String> used) {
            return new ClassResult(
                    name,
                    nanos,
                    used,
                    passed.getOrDefault(name, 0),
                    skipped.getOrDefault(name, 0),
                    failures.getOrDefault(name, List.of()));
        }
    }

    private static Set<String> words(String text) {
        return text.isEmpty() ? Set.of() : Set.of(text.split(" "));
    }

    private static BitSet numbers(String text) {
        BitSet numbers = new BitSet();
        words(text).forEach(number -> numbers.set(Integer.parseInt(number)));
        return numbers;
    }

    @Override
    public void close() {
        runner.endAll();
    }
}
