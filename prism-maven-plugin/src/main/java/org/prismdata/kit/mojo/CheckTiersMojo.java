package org.prismdata.kit.mojo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.prismdata.kit.tier.Tier;
import org.prismdata.kit.tiercheck.ServiceMarks;
import org.prismdata.kit.tiercheck.TestJvm;
import org.prismdata.kit.tiercheck.TierBudget;
import org.prismdata.kit.tiercheck.TierCheck;

/**
 * Fails the build, with the test's name, when a test that Surefire has run is slower than its tier allows or needs a service.
 *
 * <p>It looks at what the tests of this build took by themselves: what a busy machine adds, and the loading of classes, do
 * not count. Tests without a tag are instant ones, those tagged {@code embedded} have a budget of their own. A test with a
 * tag like {@code budget=300ms} may take that. A class that is tagged {@code real}, uses Testcontainers, starts a container
 * engine's program or reads what {@code prism:start} sets has to be an {@code *IT}, which Failsafe runs.
 *
 * @since 0.1.0
 */
@Mojo(name = CheckTiersMojo.NAME, defaultPhase = LifecyclePhase.TEST, threadSafe = true)
public final class CheckTiersMojo extends PrismMojo {
    static final String NAME = "check-tiers";

    /**
     * What an instant test may take, in {@code ms} or {@code s}, or {@code none} for no limit. The default is 100ms.
     * Example: {@code -Dprism.budget.instant.test=250ms}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "prism.budget.instant.test", defaultValue = "100ms")
    private String instantTest;

    /**
     * What all instant tests of the module may take together. The default is 1s.
     * Example: {@code -Dprism.budget.instant.total=3s}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "prism.budget.instant.total", defaultValue = "1s")
    private String instantTotal;

    /**
     * What an embedded test may take. By default there is no limit.
     * Example: {@code -Dprism.budget.embedded.test=500ms}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "prism.budget.embedded.test", defaultValue = "none")
    private String embeddedTest;

    /**
     * What all embedded tests of the module may take together. By default there is no limit.
     * Example: {@code -Dprism.budget.embedded.total=5s}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "prism.budget.embedded.total", defaultValue = "none")
    private String embeddedTotal;

    /**
     * Check nothing. The default is false.
     * Example: {@code -Dprism.budget.skip}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "prism.budget.skip", defaultValue = "false")
    private boolean skip;

    @Override
    protected void run() throws IOException {
        List<TierBudget> budgets = List.of(
                TierBudget.of(Tier.INSTANT, instantTest, instantTotal),
                TierBudget.of(Tier.EMBEDDED, embeddedTest, embeddedTotal));
        if (!skip) {
            new TierCheck(
                            TestJvm.readAll(TestRecords.surefire(project())),
                            TestRecords.trap(project()),
                            new ServiceMarks(Path.of(project().getBuild().getTestOutputDirectory())))
                    .run(budgets);
        }
    }
}
