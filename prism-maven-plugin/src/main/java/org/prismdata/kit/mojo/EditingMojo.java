package org.prismdata.kit.mojo;

import java.io.IOException;
import java.net.MalformedURLException;
import java.nio.file.Path;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.Parameter;
import org.eclipse.aether.RepositorySystem;
import org.prismdata.kit.edit.Edits;
import org.prismdata.kit.edit.Undo;
import org.prismdata.kit.problem.PrismException;

/** What the goals that edit a user's files have in common: they show what they would do, do it, and take it back. */
abstract class EditingMojo extends PrismMojo {
    /**
     * Write the changes. Without it they are only shown. The default is false.
     * Example: {@code -Dprism.apply}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "prism.apply", defaultValue = "false")
    private boolean apply;

    /**
     * Take the last changes that were written back, of whichever goal. Files that were changed since are not touched: then
     * nothing is taken back, and the message names them. The default is false.
     * Example: {@code -Dprism.undo}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "prism.undo", defaultValue = "false")
    private boolean undo;

    @Parameter(defaultValue = "${plugin}", readonly = true, required = true)
    private PluginDescriptor plugin;

    @Inject
    private RepositorySystem repository;

    /** The goal's name. */
    abstract String goal();

    /** Finds out what is to be changed, and says what it means. */
    abstract Edits plan() throws Exception;

    @Override
    protected final void run() throws Exception {
        if (undo && apply) {
            throw new PrismException(
                    "prism.apply and prism.undo are both set",
                    "one writes changes, the other takes them back",
                    "leave one of the two out");
        }
        if (undo) {
            takeBack();
            return;
        }
        fetchEditors();
        Edits edits = plan();
        if (edits.isEmpty()) {
            getLog().info("nothing to do");
        } else if (apply) {
            edits.apply();
            getLog().info((edits.files().size() == 1 ? "1 file" : edits.files().size() + " files")
                    + " written; to take it back: " + command("-Dprism.undo"));
        } else {
            getLog().info("nothing is written yet; to write it: " + command("-Dprism.apply"));
        }
    }

    /** Before the first class that uses them is loaded. */
    private void fetchEditors() throws MalformedURLException {
        List<Path> jars = new FetchedLibraries(repository, session(), project())
                .classPath(
                        List.of(
                                "eu.maveniverse.maven.domtrip:domtrip-maven:" + PinnedVersion.of("domtrip"),
                                "io.github.java-diff-utils:java-diff-utils:" + PinnedVersion.of("java-diff-utils")),
                        "what edits POMs and shows changes could not be fetched",
                        "check the way to the plugin repository");
        for (Path jar : jars) {
            plugin.getClassRealm().addURL(jar.toUri().toURL());
        }
    }

    private void takeBack() throws IOException {
        List<Path> files = Undo.of(root()).takeBack();
        files.forEach(file -> getLog().info("as before: " + root().relativize(file)));
    }

    final void show(Edits edits) {
        if (!edits.isEmpty()) {
            getLog().info("the changes:\n" + edits.diff());
        }
    }

    /** The folder of the project that Maven was called for. */
    final Path root() {
        return project().getBasedir().toPath();
    }

    private String command(String argument) {
        return "mvn " + kit() + ":" + goal() + " " + argument;
    }
}
