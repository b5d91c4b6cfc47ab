package org.prismdata.kit.mojo;

import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.prismdata.kit.provision.StartedServices;

/**
 * Removes the services that {@code prism:start} started.
 *
 * <p>Within a build these are the ones the build itself started. Called by hand, those an earlier
 * {@code mvn prism:start} left up for this module, and what a killed build could not remove.
 *
 * @since 0.1.0
 */
@Mojo(name = "stop", defaultPhase = LifecyclePhase.POST_INTEGRATION_TEST, threadSafe = true)
public final class StopMojo extends ServiceMojo {
    @Override
    protected void run() {
        Object started = getPluginContext().remove(StartMojo.STARTED);
        if (started instanceof StartedServices services) {
            provisioner().stop(services, module());
        }
        if (calledByHand()) {
            provisioner().stopKept(module());
        }
    }
}
