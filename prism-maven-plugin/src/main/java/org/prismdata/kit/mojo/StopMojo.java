package org.prismdata.kit.mojo;

import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Removes the services that {@code prism:start} started.
 *
 * <p>Within a build these are the ones that the module used and no other module waits for; they go in the background, and
 * the build ends when they are gone. Called by hand, those that {@code mvn prism:start} left up for this project, and what
 * a killed build could not remove.
 *
 * @since 0.1.0
 */
@Mojo(name = "stop", defaultPhase = LifecyclePhase.POST_INTEGRATION_TEST, threadSafe = true)
public final class StopMojo extends ServiceMojo {
    @Override
    protected void run() {
        if (calledByHand()) {
            byHand().stop(module());
        } else {
            sessionServices().leave(module(), getLog()::info);
        }
    }
}
