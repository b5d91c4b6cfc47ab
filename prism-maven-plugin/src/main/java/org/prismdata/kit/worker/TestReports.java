package org.prismdata.kit.worker;

import java.util.BitSet;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Tells Maven what JUnit does: which test begins and how it ends, and when a class is over, what it has used. */
final class TestReports implements TestExecutionListener {
    private final Answers answers;
    private final Map<String, Long> begun = new ConcurrentHashMap<>();
    private final Map<String, BitSet> running = new ConcurrentHashMap<>();
    private TestPlan plan;

    TestReports(Answers answers) {
        this.answers = answers;
    }

    @Override
    public void testPlanExecutionStarted(TestPlan started) {
        plan = started;
    }

    @Override
    public void executionStarted(TestIdentifier test) {
        begun.put(test.getUniqueId(), System.nanoTime());
        if (isClass(test)) {
            noteUsage();
            running.put(test.getUniqueId(), new BitSet());
        }
        if (test.isTest() || isClass(test)) {
            answers.send("test", className(test), name(test));
        }
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        answers.send("skipped", className(test), name(test));
        if (isClass(test)) {
            answers.send("class", className(test), "0", "");
        }
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        long nanos = System.nanoTime() - begun.getOrDefault(test.getUniqueId(), System.nanoTime());
        boolean failed = result.getStatus() == TestExecutionResult.Status.FAILED;
        if (failed) {
            answers.send(
                    "failed",
                    className(test),
                    name(test),
                    result.getThrowable().map(Failures::text).orElse("failed without an exception"));
        } else if (test.isTest()) {
            answers.send(
                    result.getStatus() == TestExecutionResult.Status.ABORTED ? "skipped" : "passed",
                    className(test),
                    name(test));
        }
        if (isClass(test)) {
            noteUsage();
            BitSet used = running.remove(test.getUniqueId());
            answers.send(
                    "class",
                    className(test),
                    Long.toString(nanos),
                    used.stream().mapToObj(Integer::toString).collect(Collectors.joining(" ")));
        }
    }

    /** With parallel tests it can't be told which class has used what, so all that run have. */
    private synchronized void noteUsage() {
        BitSet used = Usage.take();
        running.values().forEach(all -> all.or(used));
    }

    /** Whether it is one of the classes we were told to run. */
    private boolean isClass(TestIdentifier test) {
        return plan.getParent(test)
                        .filter(parent -> plan.getParent(parent).isEmpty())
                        .isPresent()
                && test.getSource().filter(ClassSource.class::isInstance).isPresent();
    }

    private String className(TestIdentifier test) {
        Optional<TestIdentifier> above = plan.getParent(test);
        if (above.isPresent() && !isClass(test)) {
            return className(above.get());
        }
        return test.getSource()
                .filter(ClassSource.class::isInstance)
                .map(source -> ((ClassSource) source).getClassName())
                .orElse("");
    }

    private String name(TestIdentifier test) {
        if (isClass(test) || plan.getParent(test).isEmpty()) {
            return "";
        }
        String above = plan.getParent(test).map(this::name).orElse("");
        String own = test.getSource()
                .filter(MethodSource.class::isInstance)
                .map(source -> ((MethodSource) source).getMethodName())
                .filter(method -> !above.startsWith(method))
                .orElse(test.getDisplayName());
        return above.isEmpty() ? own : above + " > " + own;
    }
}
