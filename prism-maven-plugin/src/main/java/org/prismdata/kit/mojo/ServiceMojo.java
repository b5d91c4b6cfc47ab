package org.prismdata.kit.mojo;

import java.nio.file.Path;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.prismdata.kit.process.ProcessRunner;
import org.prismdata.kit.provision.Provisioner;
import org.prismdata.kit.session.Module;

/** What the goals about services have in common. */
abstract class ServiceMojo extends PrismMojo {
    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private MojoExecution execution;

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

    final Module module() {
        Path work = Path.of(project.getBuild().getDirectory(), "prism");
        return new Module(
                project.getGroupId() + ":" + project.getArtifactId(),
                project.getArtifactId(),
                project.getBasedir().toPath(),
                work);
    }

    final Provisioner provisioner() {
        ProcessRunner runner = new ProcessRunner();
        return new Provisioner(engine(runner), runner, getLog()::info);
    }
}
