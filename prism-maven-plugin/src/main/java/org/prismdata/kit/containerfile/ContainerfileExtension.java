package org.prismdata.kit.containerfile;

import com.google.cloud.tools.jib.api.buildplan.ContainerBuildPlan;
import com.google.cloud.tools.jib.maven.extension.JibMavenPluginExtension;
import com.google.cloud.tools.jib.maven.extension.MavenData;
import com.google.cloud.tools.jib.plugins.extension.ExtensionLogger;
import com.google.cloud.tools.jib.plugins.extension.JibPluginExtensionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Writes the Containerfile from Jib's finished plan, which it leaves as it is. Jib loads it by its service file. */
public final class ContainerfileExtension implements JibMavenPluginExtension<Void> {

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
        ContainerfileRequest request = ContainerfileRequest.of(properties);
        try {
            Path file = request.file().toAbsolutePath();
            Files.createDirectories(file.getParent());
            Files.writeString(file, new Containerfile(RecipeReader.read(plan, request)).text());
        } catch (IOException e) {
            throw new JibPluginExtensionException(
                    ContainerfileExtension.class, "the Containerfile can't be written: " + e.getMessage(), e);
        }
        return plan;
    }
}
