package org.prismdata.kit.tiercheck;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.prismdata.kit.problem.PrismException;
import org.prismdata.kit.recorder.RecordedTest;
import org.prismdata.kit.recorder.RecordedTest.Kind;
import org.prismdata.kit.tier.Tier;

/**
 * Looks at what the tests that Surefire has run took and used.
 *
 * @param jvms what is known of the JVMs they ran in
 * @param trap notes the programs that they started
 * @param marks tells what their classes need
 */
public record TierCheck(List<TestJvm> jvms, EngineTrap trap, ServiceMarks marks) {
    private static final int SHOWN = 10;

    /**
     * @param budgets of the tiers that have one
     * @throws PrismException if a test is not what its tier promises; it names each
     */
    public void run(List<TierBudget> budgets) throws IOException {
        List<Finding> findings = new ArrayList<>(new ServiceNeeds(jvms, trap, marks).find());
        Map<Tier, List<TimedTest>> tests = timed();
        for (TierBudget budget : budgets) {
            findings.addAll(new BudgetCheck(budget).find(tests.getOrDefault(budget.tier(), List.of())));
        }
        if (!findings.isEmpty()) {
            throw new PrismException(
                    findings.size() == 1
                            ? "a test is not what its tier promises"
                            : findings.size() + " tests are not what their tiers promise",
                    lines(findings.stream().map(Finding::text).toList()),
                    lines(findings.stream().map(Finding::fix).distinct().toList()));
        }
    }

    private static String lines(List<String> lines) {
        return lines.stream().limit(SHOWN).collect(Collectors.joining("\n"))
                + (lines.size() > SHOWN ? "\nand " + (lines.size() - SHOWN) + " more" : "");
    }

    private Map<Tier, List<TimedTest>> timed() {
        Map<Tier, List<TimedTest>> tests = new HashMap<>();
        for (TestJvm jvm : jvms) {
            Map<String, Long> inTests = new HashMap<>();
            Set<String> sideBySide = jvm.sideBySide();
            for (RecordedTest test : jvm.record().tests()) {
                long loading = jvm.loads().loading(test.thread(), test.start(), test.end());
                if (test.kind() == Kind.TEST) {
                    inTests.merge(test.className(), loading, Long::sum);
                } else if (sideBySide.contains(test.className())) {
                    // It waits for them, and for the threads that are made for them.
                    continue;
                } else {
                    // Its tests are over before it is.
                    loading -= inTests.getOrDefault(test.className(), 0L);
                }
                tests.computeIfAbsent(Tier.ofTags(test.tags()), tier -> new ArrayList<>())
                        .add(TimedTest.of(test, test.spent().own(loading)));
            }
        }
        return tests;
    }
}
