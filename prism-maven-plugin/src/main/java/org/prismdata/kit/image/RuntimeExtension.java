package org.prismdata.kit.image;

import com.google.cloud.tools.jib.api.buildplan.ContainerBuildPlan;
import com.google.cloud.tools.jib.maven.extension.JibMavenPluginExtension;
import com.google.cloud.tools.jib.maven.extension.MavenData;
import com.google.cloud.tools.jib.plugins.extension.ExtensionLogger;
import com.google.cloud.tools.jib.plugins.extension.JibPluginExtensionException;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** Puts the linked runtime into the image. Jib loads it by its service file and runs it on its finished plan. */
public final class RuntimeExtension implements JibMavenPluginExtension<Void> {

    @Override
    public Optional<Class<Void>> getExtraConfigType() {
        return Optional.empty();
    }

    @Override
    public ContainerBuildPlan extendContainerBuildPlan(
            ContainerBuildPlan plan,
            Map<String, String> properties,
            Optional<Void> configuration,
            MavenData maven,
            ExtensionLogger logger)
            throws JibPluginExtensionException {
        RuntimeParts parts = RuntimeParts.of(properties);
        if (plan.getPlatforms().size() > 1) {
            throw new JibPluginExtensionException(
                    RuntimeExtension.class,
                    "<from><platforms> asks for several platforms, and the image's Java runtime is this machine's, linux/"
                            + parts.architecture() + "; leave <platforms> out and build on a machine of each platform");
        }
        try {
            return RuntimePlan.of(plan, parts);
        } catch (IOException e) {
            throw new JibPluginExtensionException(
                    RuntimeExtension.class, "the linked Java runtime can't be read: " + e.getMessage(), e);
        }
    }
}
