package org.prismdata.kit.recorder;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Writes down what the tests of this JVM took, where Maven asks for it by {@link RecordFile#PROPERTY}; else does nothing. */
public final class TestRecorder implements TestExecutionListener {
    private static final long TICK_MILLIS = 10;

    private final Optional<Path> file = RecordFile.wanted();
    private final ThreadClock clock = new ThreadClock();
    private final List<RecordedTest> records = new ArrayList<>();
    private final Map<String, Node> running = new ConcurrentHashMap<>();
    private final Map<Stopwatch, Boolean> ticking = new ConcurrentHashMap<>();
    private volatile boolean over;
    private TestPlan plan;

    /** What runs: a test, or a class of them, whose own time is that in which none of its tests run. */
    private static final class Node {
        private final long start = System.nanoTime();
        private final long thread = ThreadClock.number();
        private final String className;
        private final boolean isTest;
        private Stopwatch watch;
        private int inside;
        private Spent spent = Spent.NOTHING;
        private String where = "";

        Node(String className, boolean isTest) {
            this.className = className;
            this.isTest = isTest;
        }
    }

    @Override
    public void testPlanExecutionStarted(TestPlan started) {
        plan = started;
        over = false;
        if (file.isPresent()) {
            Thread thread = new Thread(this::look, "prism-test-recorder");
            thread.setDaemon(true);
            thread.start();
        }
    }

    @Override
    public void executionStarted(TestIdentifier test) {
        if (file.isEmpty() || !isRecorded(test)) {
            return;
        }
        above(test).ifPresent(this::pause);
        Node node = new Node(className(test), test.isTest());
        running.put(test.getUniqueId(), node);
        begin(node);
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        Node node = running.remove(test.getUniqueId());
        if (node == null) {
            return;
        }
        long end = System.nanoTime();
        end(node);
        RecordedTest.Status status = switch (result.getStatus()) {
            case SUCCESSFUL -> RecordedTest.Status.PASSED;
            case FAILED -> RecordedTest.Status.FAILED;
            case ABORTED -> RecordedTest.Status.SKIPPED;
        };
        add(test, status, node, end);
        above(test).ifPresent(this::resume);
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        if (file.isEmpty()) {
            return;
        }
        if (test.isTest()) {
            Node node = new Node(className(test), true);
            add(test, RecordedTest.Status.SKIPPED, node, node.start);
        }
        plan.getChildren(test).forEach(inside -> executionSkipped(inside, reason));
    }

    @Override
    public void testPlanExecutionFinished(TestPlan finished) {
        over = true;
        if (file.isEmpty()) {
            return;
        }
        synchronized (records) {
            try {
                RecordFile.append(file.get(), records);
            } catch (IOException e) {
                // Without it the build does not know what the tests took; they are none the worse for that.
                System.err.println("what the tests took is not recorded: " + e);
            }
            records.clear();
        }
    }

    private void add(TestIdentifier test, RecordedTest.Status status, Node node, long end) {
        Set<String> tags = new LinkedHashSet<>();
        test.getTags().forEach(tag -> tags.add(tag.getName()));
        RecordedTest record = new RecordedTest(
                node.isTest ? RecordedTest.Kind.TEST : RecordedTest.Kind.CLASS,
                node.className,
                node.isTest ? name(test) : "",
                tags,
                status,
                node.start,
                end,
                node.spent,
                node.thread,
                node.where,
                above(test.getSource()));
        synchronized (records) {
            records.add(record);
        }
    }

    private void begin(Node node) {
        node.watch = new Stopwatch(clock, node.className);
        ticking.put(node.watch, true);
    }

    private void end(Node node) {
        if (node.watch != null) {
            ticking.remove(node.watch);
            node.spent = node.spent.plus(node.watch.stop());
            node.where = node.where.isEmpty() ? node.watch.place() : node.where;
            node.watch = null;
        }
    }

    private void pause(Node node) {
        synchronized (node) {
            if (node.inside++ == 0) {
                end(node);
            }
        }
    }

    private void resume(Node node) {
        synchronized (node) {
            if (--node.inside == 0) {
                begin(node);
            }
        }
    }

    private void look() {
        try {
            while (!over) {
                Thread.sleep(TICK_MILLIS);
                long now = System.nanoTime();
                ticking.keySet().forEach(watch -> watch.look(now));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The engine itself is not, nor is a method that only holds tests. */
    private static boolean isRecorded(TestIdentifier test) {
        return test.isTest()
                || test.getSource().filter(ClassSource.class::isInstance).isPresent();
    }

    /** The class that it is in, if that runs. */
    private Optional<Node> above(TestIdentifier test) {
        Optional<TestIdentifier> parent = plan.getParent(test);
        return parent.flatMap(
                found -> Optional.ofNullable(running.get(found.getUniqueId())).or(() -> above(found)));
    }

    private static List<String> above(Optional<TestSource> source) {
        List<String> above = new ArrayList<>();
        if (source.isPresent() && source.get() instanceof ClassSource type) {
            for (Class<?> next = type.getJavaClass().getSuperclass();
                    next != null && next != Object.class;
                    next = next.getSuperclass()) {
                above.add(next.getName());
            }
        }
        return above;
    }

    private String className(TestIdentifier test) {
        return test.getSource()
                .map(source -> source instanceof ClassSource type
                        ? type.getClassName()
                        : source instanceof MethodSource method ? method.getClassName() : null)
                .or(() -> plan.getParent(test).map(this::className))
                .orElse("");
    }

    /** With JUnit's own name of it, where a method has many. */
    private String name(TestIdentifier test) {
        return test.getSource()
                .filter(MethodSource.class::isInstance)
                .map(source -> ((MethodSource) source).getMethodName())
                .map(method -> test.getDisplayName().startsWith(method) ? method : method + " " + test.getDisplayName())
                .orElse(test.getDisplayName());
    }
}
