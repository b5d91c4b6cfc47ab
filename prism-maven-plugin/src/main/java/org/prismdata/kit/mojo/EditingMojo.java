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
import org.prismdata.kit.edit.Uncommitted;
import org.prismdata.kit.edit.Undo;
import org.prismdata.kit.problem.PrismException;
import org.prismdata.kit.process.ProcessRunner;
import org.prismdata.kit.process.ProgramPath;

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
     * Take the last changes that were written back, of whichever goal; set again, those before them. If one of the files
     * was changed since, nothing is taken back, and the message names it. The default is false.
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

    /**
     * What is left to the user when all is written.
     *
     * @param undo the command that takes it back
     * @throws PrismException if the project can't be used before that is done
     */
    void checkWritten(String undo) {}

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
            return;
        }
        List<String> uncommitted = Uncommitted.of(edits, ProgramPath.ofThisProcess(), new ProcessRunner());
        if (!uncommitted.isEmpty()) {
            getLog().warn("not committed yet: " + String.join(", ", uncommitted)
                    + "; commit first, so that `git diff` shows what is yours and what is not");
        }
        if (apply) {
            edits.apply();
            getLog().info((edits.files().size() == 1 ? "1 file" : edits.files().size() + " files")
                    + " written; to take it back: " + command("-Dprism.undo"));
            checkWritten(command("-Dprism.undo"));
        } else {
            getLog().info("nothing is written yet; to write it: " + command("-Dprism.apply"));
        }
    }

    /** Before the first class that uses them is loaded. */
    private void fetchEditors() throws MalformedURLException {
        List<Path> jars = new FetchedLibraries(repository, session(), project().getRemotePluginRepositories())
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
        if (!Undo.of(root()).isEmpty()) {
            getLog().info("there are changes that were written before these; to take them back too, run it again");
        }
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
