package org.prismdata.kit.mojo;

import org.prismdata.kit.process.ProcessRunner;
import org.prismdata.kit.provision.ServicesByHand;
import org.prismdata.kit.session.Module;

/** What the goals about services have in common. */
abstract class ServiceMojo extends PrismMojo {
    final ServicePlan plan() {
        return new ServicePlan(session(), project());
    }

    final Module module() {
        return plan().module();
    }

    final ServicesByHand byHand() {
        return new ServicesByHand(engine(new ProcessRunner()), getLog()::info);
    }
}
