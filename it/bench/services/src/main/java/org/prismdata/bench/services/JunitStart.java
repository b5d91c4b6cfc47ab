package org.prismdata.bench.services;

import java.io.PrintWriter;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;

/** Testcontainers through its JUnit extension. JUnit's own start, before the test class is loaded, does not count. */
final class JunitStart {
    private JunitStart() {}

    /** Argument: the service. */
    public static void main(String[] arguments) {
        System.setProperty("service", arguments[0]);
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectClass(ServiceTest.class))
                .build();
        SummaryGeneratingListener summary = new SummaryGeneratingListener();
        LauncherFactory.create().execute(request, summary);
        ServiceTest.WATCH.gone();
        if (summary.getSummary().getTestsSucceededCount() != 1) {
            summary.getSummary().printFailuresTo(new PrintWriter(System.err, true));
            System.exit(1);
        }
    }

    @Testcontainers
    static final class ServiceTest {
        private static final Stopwatch WATCH = new Stopwatch();

        @Container
        private static final GenericContainer<?> SERVICE = Containers.of(System.getProperty("service"));

        @Test
        void isReady() {
            WATCH.ready();
        }
    }
}
