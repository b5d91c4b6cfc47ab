package org.prismdata.kit.mojo;

import java.util.List;
import org.apache.maven.plugins.annotations.Mojo;
import org.prismdata.kit.engine.Container;
import org.prismdata.kit.session.Ownership;

/**
 * Shows the project's services: those kept by {@code mvn prism:start} and those of builds that run now.
 *
 * @since 0.1.0
 */
@Mojo(name = "status", threadSafe = true)
public final class StatusMojo extends ServiceMojo {
    @Override
    protected void run() {
        List<Container> containers = byHand().status(module());
        if (containers.isEmpty()) {
            getLog().info("no services of this project are up");
        }
        for (Container container : containers) {
            Ownership owner = Ownership.of(container.labels());
            getLog().info(owner.service() + "  " + container.address() + "  " + container.name() + "  "
                    + (owner.kept() ? "kept" : owner.abandoned() ? "left over" : "of a running build") + "  "
                    + container.status());
        }
    }
}
