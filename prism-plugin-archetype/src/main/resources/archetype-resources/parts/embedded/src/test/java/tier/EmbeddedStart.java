package ${package}.tier;

import org.junit.platform.engine.TestTag;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Opens the embedded backend while the instant tests run, if tests of its own are to follow. */
public final class EmbeddedStart implements TestExecutionListener {
    private static final TestTag EMBEDDED = TestTag.create("embedded");

    @Override
    public void testPlanExecutionStarted(TestPlan plan) {
        boolean needed = plan.getRoots().stream()
                .flatMap(root -> plan.getChildren(root).stream())
                .map(TestIdentifier::getTags)
                .anyMatch(tags -> tags.contains(EMBEDDED));
        if (needed) {
            Thread thread = new Thread(EmbeddedStart::open, "embedded-start");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private static void open() {
        try {
            Tier.EMBEDDED.backend();
        } catch (RuntimeException e) {
            // The first test that needs it will try again, and fail.
            return;
        }
    }
}
