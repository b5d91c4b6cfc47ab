package org.prismdata.kit.tiercheck;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.prismdata.kit.tier.Tier;
import org.prismdata.kit.timings.Seconds;

/** Whether the tests of a tier keep its budget. */
record BudgetCheck(TierBudget budget) {
    private static final int LONGEST = 3;

    List<Finding> find(List<TimedTest> tests) {
        List<Finding> findings = new ArrayList<>();
        for (TimedTest test : tests) {
            budget.of(test.tags())
                    .filter(most -> test.time().compareTo(most) > 0)
                    .ifPresent(most -> {
                        findings.add(new Finding(
                                test.name() + " took " + test.time().toMillis() + " ms, and " + article()
                                        + " test may take "
                                        + most.toMillis() + " ms"
                                        + test.where()
                                                .map(where -> "; most of it at " + where)
                                                .orElse(""),
                                "make it quicker (a clock that the test sets instead of a wait); or say what it needs: "
                                        + higher() + "; or allow it more: @Tag(\"budget="
                                        + (test.time().toMillis() / 100 + 2) * 100 + "ms\"), or "
                                        + TierBudget.property(budget.tier(), "test") + " for all"));
                    });
        }
        Duration sum = tests.stream().map(TimedTest::time).reduce(Duration.ZERO, Duration::plus);
        budget.total()
                .filter(most -> sum.compareTo(most) > 0)
                .ifPresent(most -> findings.add(new Finding(
                        "all " + budget.tier().text() + " tests took " + Seconds.text(sum.toMillis())
                                + " together, and may take " + Seconds.text(most.toMillis()) + "; the longest are "
                                + longest(tests),
                        "make some quicker, move some to another tier, or raise "
                                + TierBudget.property(budget.tier(), "total"))));
        return findings;
    }

    private String article() {
        return budget.tier() == Tier.INSTANT ? "an instant" : "an embedded";
    }

    private String higher() {
        return budget.tier() == Tier.INSTANT
                ? "@Tag(\"embedded\"), or a class *IT with @Tag(\"real\")"
                : "a class *IT with @Tag(\"real\")";
    }

    private static String longest(List<TimedTest> tests) {
        return tests.stream()
                .sorted(Comparator.comparing(TimedTest::time).reversed())
                .limit(LONGEST)
                .map(test -> test.name() + " (" + test.time().toMillis() + " ms)")
                .collect(Collectors.joining(", "));
    }
}
