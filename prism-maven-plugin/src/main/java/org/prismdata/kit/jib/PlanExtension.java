package org.prismdata.kit.jib;

import com.google.cloud.tools.jib.api.buildplan.ContainerBuildPlan;
import com.google.cloud.tools.jib.maven.extension.JibMavenPluginExtension;
import com.google.cloud.tools.jib.maven.extension.MavenData;
import com.google.cloud.tools.jib.plugins.extension.ExtensionLogger;
import com.google.cloud.tools.jib.plugins.extension.JibPluginExtensionException;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** An extension of Jib that needs its plan and its own properties only. Jib loads it by its service file. */
public abstract class PlanExtension implements JibMavenPluginExtension<Void> {
    private final String unreadable;

    /** @param unreadable what it means when {@link #changed} fails, the beginning of the message */
    protected PlanExtension(String unreadable) {
        this.unreadable = unreadable;
    }

    /** @return the plan with what the extension changes in it */
    protected abstract ContainerBuildPlan changed(ContainerBuildPlan plan, Map<String, String> properties)
            throws IOException, JibPluginExtensionException;

    @Override
    public final Optional<Class<Void>> getExtraConfigType() {
        return Optional.empty();
    }

    @Override
    public final ContainerBuildPlan extendContainerBuildPlan(
            ContainerBuildPlan plan,
            Map<String, String> properties,
            Optional<Void> configuration,
            MavenData maven,
            ExtensionLogger logger)
            throws JibPluginExtensionException {
        try {
            return changed(plan, properties);
        } catch (IOException e) {
            throw new JibPluginExtensionException(getClass(), unreadable + ": " + e.getMessage(), e);
        }
    }
}
