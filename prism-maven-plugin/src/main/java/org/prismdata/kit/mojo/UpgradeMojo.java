package org.prismdata.kit.mojo;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.prismdata.kit.edit.Edits;
import org.prismdata.kit.process.ProcessRunner;
import org.prismdata.kit.upgrade.Conflicts;
import org.prismdata.kit.upgrade.Origin;
import org.prismdata.kit.upgrade.ProjectUpgrade;
import org.prismdata.kit.upgrade.Templates;
import org.prismdata.kit.upgrade.Upgrade;

/**
 * Brings a generated project to newer templates: shows what it would change, and with {@code -Dprism.apply} changes it. What
 * you have changed stays.
 *
 * <p>It compares the project with what it was generated from, which lies in {@code .prism}, and with what the archetype
 * writes today. Where both have changed the same lines, Git's conflict marks are written around them, and the goal fails in the
 * end, naming the places.
 *
 * @since 0.1.0
 */
@Mojo(name = UpgradeMojo.NAME, aggregator = true, threadSafe = true)
public final class UpgradeMojo extends EditingMojo {
    static final String NAME = "upgrade";

    /**
     * The version of the templates to have. The default is the version of the plugin that runs.
     * Example: {@code -Dprism.upgrade.to=0.2.0}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "prism.upgrade.to")
    private String to;

    /**
     * The name that the project's package has now, if you have renamed it since it was generated. The default is the one
     * that it was generated with.
     * Example: {@code -Dprism.upgrade.package=com.acme.shop}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "prism.upgrade.package")
    private String renamed;

    private List<String> conflicts = List.of();

    @Override
    String goal() {
        return NAME;
    }

    @Override
    Edits plan() throws Exception {
        Origin origin = Origin.of(root()).withPackage(Optional.ofNullable(renamed), root());
        String version = Optional.ofNullable(to).orElse(kitVersion());
        getLog().info("from the templates of " + origin.version() + " to those of " + version);
        Upgrade upgrade = ProjectUpgrade.plan(
                root(),
                origin,
                version,
                new Templates(maven(), PinnedVersion.of("archetype"), session().isOffline()),
                new ProcessRunner());
        conflicts = upgrade.conflicts();
        show(upgrade.edits());
        upgrade.leftAlone().forEach(left -> getLog().warn("left alone: " + left));
        conflicts.forEach(place -> getLog().warn("conflict, to be resolved by you: " + place));
        if (upgrade.edits().isEmpty()) {
            getLog().info("for those of a newer kit: mvn " + BuildPreparation.KIT + ":VERSION:" + NAME);
        }
        return upgrade.edits();
    }

    @Override
    void checkWritten(String undo) {
        Conflicts.refuse(conflicts, undo);
    }

    /** The Maven that runs, with its repositories. */
    private List<String> maven() {
        boolean windows = File.separatorChar == '\\';
        Path program = Path.of(System.getProperty("maven.home"), "bin", windows ? "mvn.cmd" : "mvn");
        List<String> command = new ArrayList<>(List.of(
                program.toString(),
                "-Dmaven.repo.local=" + session().getLocalRepository().getBasedir()));
        Optional.ofNullable(session().getRequest().getUserSettingsFile())
                .filter(File::exists)
                .ifPresent(file -> command.addAll(List.of("--settings", file.toString())));
        session().getUserProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith("aether."))
                .forEach(name -> command.add(
                        "-D" + name + "=" + session().getUserProperties().getProperty(name)));
        return command;
    }
}
