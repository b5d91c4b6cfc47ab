package org.prismdata.kit.adopt;

import eu.maveniverse.domtrip.Element;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.prismdata.kit.pom.PomFile;

/** Surefire and Failsafe in a module: which runs which tests. */
final class TestPlugins {
    static final String MAVEN = "org.apache.maven.plugins";
    static final String SUREFIRE = "maven-surefire-plugin";
    static final String FAILSAFE = "maven-failsafe-plugin";

    private static final List<String> GOALS = List.of("integration-test", "verify");
    // What the tests that move find in their JVM.
    private static final Set<String> OF_TEST_JVM = Set.of("argLine", "systemPropertyVariables", "environmentVariables");

    private final PomFile pom;
    private final String name;
    private final InheritedPlugin surefire;
    private final InheritedPlugin failsafe;

    TestPlugins(PomFile pom, String name, AdoptModule module) {
        this.pom = pom;
        this.name = name;
        this.surefire = module.plugin(MAVEN, SUREFIRE);
        this.failsafe = module.plugin(MAVEN, FAILSAFE);
    }

    /** Whether Failsafe runs a class, by its usual names or by those that the project gives it. */
    boolean integrationTest(Path source) {
        return failsafe.includes().isEmpty()
                ? TestName.ofIntegrationTest(TestName.className(source))
                : new TestPatterns(failsafe.includes()).match(source);
    }

    /** Patterns that let Surefire run the integration tests. */
    void keepFromSurefire(List<Path> integrationTests, List<String> done, List<LeftAlone> leftAlone) {
        List<Element> patterns = pom.plugins()
                .filter(plugin -> PomFile.is(plugin, MAVEN, SUREFIRE))
                .flatMap(plugin -> plugin.path("configuration", "includes").stream())
                .flatMap(Element::childElements)
                .filter(include -> PluginBlock.text(include).matches(".*IT(Case)?(\\*?\\.(java|class))?"))
                .toList();
        Set<String> gone = patterns.stream().map(PluginBlock::text).collect(Collectors.toSet());
        patterns.forEach(include -> {
            done.add(name + ": Surefire no longer runs " + PluginBlock.text(include));
            pom.remove(include);
        });
        surefire.includes().stream()
                .filter(include -> !gone.contains(include))
                .filter(include -> integrationTests.stream().anyMatch(new TestPatterns(List.of(include))::match))
                .forEach(include -> leftAlone.add(new LeftAlone(
                        name + ": " + SUREFIRE,
                        "by its <include>" + include + "</include> it runs integration tests too, before there are"
                                + " services; leave them out there")));
    }

    void addFailsafe(String version, List<String> done, List<LeftAlone> leftAlone) {
        if (failsafe.declared() && failsafe.goals().containsAll(GOALS)) {
            return;
        }
        Element plugin = pom.plugin(MAVEN, FAILSAFE).orElseGet(() -> add(version, leftAlone));
        if (!failsafe.goals().containsAll(GOALS)) {
            pom.addExecution(plugin, GOALS);
        }
        done.add(name + ": Failsafe runs the integration tests, *IT, in mvn verify");
    }

    private Element add(String version, List<LeftAlone> leftAlone) {
        Optional<Element> declared = pom.plugins()
                .filter(plugin -> PomFile.is(plugin, MAVEN, SUREFIRE))
                .findFirst();
        // Both are released together.
        String same = declared.flatMap(plugin -> plugin.childElement("version"))
                .map(PluginBlock::text)
                .orElse(version);
        Element added = pom.addPlugin(
                MAVEN, FAILSAFE, Optional.of(same).filter(text -> !failsafe.versioned()), Optional.empty());
        Set<String> settings = new TreeSet<>(surefire.settings());
        settings.retainAll(OF_TEST_JVM);
        settings.removeAll(failsafe.settings());
        declared.flatMap(plugin -> plugin.childElement("configuration")).stream()
                .flatMap(Element::childElements)
                .filter(element -> OF_TEST_JVM.contains(element.name()))
                .toList()
                .forEach(element -> {
                    pom.copy(element, pom.child(added, "configuration"));
                    settings.remove(element.name());
                });
        settings.forEach(setting -> leftAlone.add(new LeftAlone(
                name + ": " + SUREFIRE,
                "its <" + setting + "> is not in this POM's <configuration> of it; if the integration tests need it,"
                        + " give it to Failsafe too")));
        return added;
    }
}
