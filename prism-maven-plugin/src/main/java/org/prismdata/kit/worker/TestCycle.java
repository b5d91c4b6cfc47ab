package org.prismdata.kit.worker;

import java.util.List;
import java.util.Map;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.TagFilter;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** One loading of the project's classes, and the runs of its tests with these. */
final class TestCycle implements AutoCloseable {
    private final ProjectLoader loader;
    private final LauncherSession session;
    private final Choice choice;
    private final Answers answers;

    /**
     * Which tests of a class run.
     *
     * @param groups tag expressions, one of which has to match; empty for all
     * @param excludedGroups tag expressions, none of which may match
     * @param configuration JUnit's configuration parameters
     */
    record Choice(List<String> groups, List<String> excludedGroups, Map<String, String> configuration) {}

    TestCycle(ProjectLoader loader, Choice choice, Answers answers) {
        this.loader = loader;
        this.choice = choice;
        this.answers = answers;
        Thread.currentThread().setContextClassLoader(loader);
        session = LauncherFactory.openSession();
    }

    ClassLoader loader() {
        return loader;
    }

    void run(List<String> classes) {
        LauncherDiscoveryRequestBuilder request = LauncherDiscoveryRequestBuilder.request()
                .selectors(classes.stream().map(DiscoverySelectors::selectClass).toList())
                .configurationParameters(choice.configuration());
        if (!choice.groups().isEmpty()) {
            request.filters(TagFilter.includeTags(choice.groups()));
        }
        if (!choice.excludedGroups().isEmpty()) {
            request.filters(TagFilter.excludeTags(choice.excludedGroups()));
        }
        Usage.take();
        session.getLauncher().execute(request.build(), new TestReports(answers));
    }

    @Override
    public void close() {
        session.close();
        Thread.currentThread().setContextClassLoader(ClassLoader.getSystemClassLoader());
    }
}
