package org.prismdata.kit.image;

import com.google.cloud.tools.jib.api.buildplan.ContainerBuildPlan;
import java.io.IOException;
import java.util.Map;
import org.prismdata.kit.jib.PlanExtension;

/** Puts the linked runtime into the image. Jib loads it by its service file and runs it on its finished plan. */
public final class RuntimeExtension extends PlanExtension {
    public RuntimeExtension() {
        super("the linked Java runtime can't be read");
    }

    @Override
    protected ContainerBuildPlan changed(ContainerBuildPlan plan, Map<String, String> properties) throws IOException {
        return RuntimePlan.of(plan, RuntimeParts.of(properties));
    }
}
