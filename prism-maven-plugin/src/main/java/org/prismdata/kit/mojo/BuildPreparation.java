package org.prismdata.kit.mojo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.maven.AbstractMavenLifecycleParticipant;
import org.apache.maven.MavenExecutionException;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.ConfigurationContainer;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.project.MavenProject;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.prismdata.kit.problem.PrismException;
import org.prismdata.kit.tier.TestChoice;
import org.prismdata.kit.tier.Tier;
import org.prismdata.kit.tiercheck.TierBudget;

/**
 * What the kit sees to before a build's first goal: that the tests of {@code -Dprism.tier} run, by the properties that
 * Surefire and Failsafe read themselves, that the image is built before the services start, one of which may be it, and
 * that the others start meanwhile, that classes made from .proto files are not looked at again, and that tests which use
 * Testcontainers find Podman. After the last goal it sees to it that none is left.
 *
 * <p>Maven finds it through {@code META-INF/plexus/components.xml} where the plugin is declared with
 * {@code <extensions>true</extensions>}. It costs every build some milliseconds, so it only looks at the model.
 */
public final class BuildPreparation extends AbstractMavenLifecycleParticipant {
    static final String KIT = "org.prismdata:prism-maven-plugin";
    private static final List<String> TEST_PLUGINS = List.of("maven-surefire-plugin", "maven-failsafe-plugin");

    private SettingsDecrypter decrypter;
    private Exception failure;

    @Override
    public void afterProjectsRead(MavenSession session) throws MavenExecutionException {
        try {
            for (MavenProject project : session.getProjects()) {
                Plugin kit = project.getPlugin(KIT);
                if (kit != null) {
                    imageFirst(kit);
                    BuildProperties properties = new BuildProperties(session, project);
                    new TestChoice(properties::get).tier().ifPresent(tier -> choose(tier, project, properties));
                    if (TestRecording.isChecked(project)) {
                        TierBudget.requireTimes(properties::get);
                    }
                }
            }
            ProtobufGoal protobuf = new ProtobufGoal();
            protobuf.prepare(session);
            List<GoalListener> listeners = new ArrayList<>(List.of(new TestForks(session), protobuf));
            listeners.add(new TestRecording(session));
            if (BuildTimings.wanted(session)) {
                listeners.add(new BuildTimings(session, () -> end(session)));
            }
            GoalListener.add(session, listeners);
            new EarlyStart(session, decrypter).begin();
        } catch (PrismException e) {
            throw new MavenExecutionException(e.getMessage(), e);
        }
    }

    /** Ends what the lifecycle has not come to end, and waits for what it has begun to. */
    @Override
    public void afterSessionEnd(MavenSession session) throws MavenExecutionException {
        end(session);
        Exception first = failure;
        failure = null;
        if (first != null) {
            throw new MavenExecutionException(first.getMessage(), first);
        }
    }

    private void end(MavenSession session) {
        for (AutoCloseable kept : SessionData.end(session)) {
            try {
                kept.close();
            } catch (Exception e) {
                failure = e;
            }
        }
    }

    /** Within a phase Maven runs the executions of the parent POM first, and prism-bom's starts the services. */
    private static void imageFirst(Plugin kit) {
        List<PluginExecution> executions = new ArrayList<>(kit.getExecutions());
        executions.sort(Comparator.comparing(execution -> !execution.getGoals().contains(ImageNoForkMojo.NAME)));
        kit.setExecutions(executions);
    }

    private static void choose(Tier tier, MavenProject project, BuildProperties properties) {
        Map.of("groups", tier.groups(), "excludedGroups", tier.excludedGroups()).forEach((name, tags) -> {
            properties
                    .get(name)
                    .filter(users -> !users.equals(tags))
                    .ifPresent(users -> refuse(tier, name + " is '" + users + "'"));
            TEST_PLUGINS.forEach(plugin -> refuseOwnConfiguration(tier, project, plugin, name));
            if (!tags.isEmpty()) {
                project.getProperties().setProperty(name, tags);
            }
        });
    }

    /** An element of the POM would win over the property, so that the tier would be ignored in silence. */
    private static void refuseOwnConfiguration(Tier tier, MavenProject project, String name, String element) {
        Plugin plugin = project.getPlugin("org.apache.maven.plugins:" + name);
        if (plugin == null) {
            return;
        }
        Stream.concat(Stream.of(plugin), plugin.getExecutions().stream())
                .map(ConfigurationContainer::getConfiguration)
                .filter(configuration -> configuration instanceof Xpp3Dom dom && dom.getChild(element) != null)
                .findFirst()
                .ifPresent(configuration -> refuse(tier, name + " has <" + element + "> in its <configuration>"));
    }

    private static void refuse(Tier tier, String other) {
        throw new PrismException(
                Tier.PROPERTY + " is '" + tier.text() + "', and " + other,
                "a tier is a choice of tags too, and the tests can be chosen only once",
                "leave one of the two out");
    }
}
