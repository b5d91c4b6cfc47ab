package org.prismdata.kit.mojo;

import java.nio.file.Path;
import org.apache.maven.project.MavenProject;
import org.prismdata.kit.process.ProcessRunner;
import org.prismdata.kit.provision.Provisioner;
import org.prismdata.kit.session.Module;

/** What the goals about services have in common. */
abstract class ServiceMojo extends PrismMojo {
    final Module module() {
        MavenProject project = project();
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
