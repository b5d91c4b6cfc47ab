package org.prismdata.kit.mojo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import javax.inject.Inject;
import org.apache.maven.Maven;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.eclipse.aether.RepositorySystem;
import org.prismdata.kit.problem.PrismException;
import org.prismdata.kit.watch.LineScreen;
import org.prismdata.kit.watch.Screen;
import org.prismdata.kit.watch.TerminalScreen;
import org.prismdata.kit.watch.WatchLoop;
import org.prismdata.kit.watch.WatchSettings;

/**
 * Stays up, and on each save compiles what changed and runs the tests it touches: those first that failed last, then those
 * that used the changed classes when they ran last, then the rest.
 *
 * <p>It works in any Maven project whose tests run on the JUnit Platform, with one module or many. It runs the tests that
 * {@code mvn test} runs, as Surefire's configuration has them. In a terminal, keys choose what runs: Enter all, {@code f}
 * those that failed, {@code a} those that the last change affected, {@code i} the integration tests, {@code p} pauses,
 * {@code q} quits. Without one, the lines of standard input are the keys.
 *
 * @since 0.1.0
 */
@Mojo(name = "watch", aggregator = true, threadSafe = true)
public final class WatchMojo extends PrismMojo {
    /**
     * Seconds that a test may take before its JVM is ended and it counts as failed. The default is 30.
     * Example: {@code -Dprism.watch.timeout=5}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "prism.watch.timeout", defaultValue = "30")
    private String timeout;

    /**
     * Milliseconds without a change of any file after which a change counts as whole. The default is 5.
     * Example: {@code -Dprism.watch.settle=50}, for an editor that writes a file bit by bit.
     *
     * @since 0.1.0
     */
    @Parameter(property = "prism.watch.settle", defaultValue = "5")
    private String settle;

    @Inject
    private Maven maven;

    @Inject
    private RepositorySystem resolver;

    @Override
    protected void run() throws IOException, InterruptedException, URISyntaxException {
        WatchSettings settings = new WatchSettings(
                Path.of(System.getProperty("java.home"), "bin", "java"),
                Path.of(WatchLoop.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI()),
                Duration.ofSeconds(number("prism.watch.timeout", timeout)),
                Duration.ofMillis(number("prism.watch.settle", settle)));
        Screen screen = TerminalScreen.open().orElseGet(() -> new LineScreen(System.in, getLog()::info));
        WatchLoop loop = new WatchLoop(
                new WatchedBuild(maven, session(), new JUnitLauncher(resolver, session()), kit()), screen, settings);
        // Ctrl-C and kill end the JVM without coming back here.
        Thread hook = new Thread(() -> close(loop), "prism-watch-end");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            loop.run();
        } finally {
            Runtime.getRuntime().removeShutdownHook(hook);
            loop.close();
        }
    }

    private static void close(WatchLoop loop) {
        try {
            loop.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long number(String property, String value) {
        if (!value.matches("[1-9]\\d{0,6}")) {
            throw new PrismException(
                    property + " is '" + value + "'",
                    "it is a whole number above 0",
                    "leave -D" + property + " out for the default");
        }
        return Long.parseLong(value);
    }
}
