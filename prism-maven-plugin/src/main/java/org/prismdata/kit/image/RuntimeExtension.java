package org.prismdata.kit.image;

import com.google.cloud.tools.jib.api.buildplan.ContainerBuildPlan;
import com.google.cloud.tools.jib.plugins.extension.JibPluginExtensionException;
import java.io.IOException;
import java.util.Map;
import org.prismdata.kit.jib.PlanExtension;

/** Puts the linked runtime into the image. Jib loads it by its service file and runs it on its finished plan. */
public final class RuntimeExtension extends PlanExtension {
    public RuntimeExtension() {
        super("the linked Java runtime can't be read");
    }

    @Override
    protected ContainerBuildPlan changed(ContainerBuildPlan plan, Map<String, String> properties)
            throws IOException, JibPluginExtensionException {
        RuntimeParts parts = RuntimeParts.of(properties);
        if (plan.getPlatforms().size() > 1) {
            throw new JibPluginExtensionException(
                    RuntimeExtension.class,
                    "<from><platforms> asks for several platforms, and the image's Java runtime is this machine's, linux/"
                            + parts.architecture() + "; leave <platforms> out and build on a machine of each platform");
        }
        return RuntimePlan.of(plan, parts);
    }
}
