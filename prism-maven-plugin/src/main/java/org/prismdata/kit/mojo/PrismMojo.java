package org.prismdata.kit.mojo;

import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.prismdata.kit.doctor.Diagnosis;
import org.prismdata.kit.engine.ContainerEngine;
import org.prismdata.kit.engine.EngineChoice;
import org.prismdata.kit.problem.PrismException;
import org.prismdata.kit.process.ProcessRunner;
import org.prismdata.kit.provision.SessionServices;
import org.prismdata.kit.tier.Tier;

/** What every goal has in common: the one place where the core's errors become Maven's. */
abstract class PrismMojo extends AbstractMojo {
    /**
     * The container engine: {@code auto}, {@code podman} or {@code docker}.
     * {@code auto} takes Podman when it is installed, else Docker.
     * Example: {@code -Dprism.engine=docker}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "prism.engine", defaultValue = EngineChoice.ANY)
    private String engine;

    /**
     * The Podman connection to use, one of {@code podman system connection list}: the services run on that machine.
     * Their ports are forwarded to this one by {@code ssh}. The default is what the environment says
     * ({@code CONTAINER_HOST}, else {@code CONTAINER_CONNECTION}), or this machine.
     * Example: {@code -Dprism.connection=buildserver}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "prism.connection")
    private String connection;

    /**
     * What the engine runs containers with, by the name it has for it: {@code krun} or {@code kata} run each in a small
     * virtual machine. The default is what the engine's own configuration says.
     * Example: {@code -Dprism.runtime=krun}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "prism.runtime")
    private String runtime;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private MojoExecution execution;

    /** The goal's work: one call into the core. */
    protected abstract void run() throws Exception;

    final MavenProject project() {
        return project;
    }

    final MavenSession session() {
        return session;
    }

    /** Whether the user named the goal, rather than a phase it is bound to. */
    final boolean calledByHand() {
        return execution.getSource() == MojoExecution.Source.CLI;
    }

    /** The kit itself, as a goal's name begins on the command line. */
    final String kit() {
        return BuildPreparation.KIT + ":" + kitVersion();
    }

    final String kitVersion() {
        return execution.getVersion();
    }

    /** Why the goal has nothing to do for the tests of this build; empty if it may have. */
    final Optional<String> notNeeded() {
        BuildProperties properties = new BuildProperties(session, project);
        if (calledByHand()) {
            // Alone it is what the user has named.
            return session.getProjects().size() > 1 ? properties.withoutTests() : Optional.empty();
        }
        if (properties.get(Tier.PROPERTY).isPresent() && !execution.getPlugin().isExtensions()) {
            throw new PrismException(
                    "prism.tier is set, and the POM declares prism-maven-plugin without <extensions>",
                    "the tests of all tiers run then, because Maven does not let the plugin choose them",
                    "add <extensions>true</extensions> to it, or make org.prismdata:prism-bom the project's <parent>");
        }
        return properties.withoutServices();
    }

    final ContainerEngine engine(ProcessRunner runner) {
        return SessionData.engine(session, choice(), runner);
    }

    /** The services of this Maven session. */
    final SessionServices sessionServices() {
        return SessionData.services(session, choice());
    }

    private EngineChoice choice() {
        return new EngineChoice(engine, Optional.ofNullable(connection), Optional.ofNullable(runtime));
    }

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        try {
            run();
        } catch (PrismException e) {
            PrismException told = Diagnosis.of(e, choice().here(name -> Optional.ofNullable(System.getenv(name))));
            throw new MojoFailureException(told.getMessage(), told);
        } catch (MojoExecutionException | MojoFailureException e) {
            throw e;
        } catch (Exception e) {
            throw new MojoExecutionException(
                    "unexpected " + e.getClass().getSimpleName() + ": " + e.getMessage()
                            + " (a defect of the kit, or a file it could not use; run again with -e for the details)",
                    e);
        }
    }
}
