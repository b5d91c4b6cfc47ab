package org.prismdata.kit.containerfile;

import com.google.cloud.tools.jib.api.buildplan.ContainerBuildPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.prismdata.kit.jib.PlanExtension;

/** Writes the Containerfile from Jib's finished plan, which it leaves as it is. */
public final class ContainerfileExtension extends PlanExtension {
    public ContainerfileExtension() {
        super("the Containerfile can't be written");
    }

    @Override
    protected ContainerBuildPlan changed(ContainerBuildPlan plan, Map<String, String> properties) throws IOException {
        ContainerfileRequest request = ContainerfileRequest.of(properties);
        Path file = request.file().toAbsolutePath();
        Files.createDirectories(file.getParent());
        Files.writeString(file, new Containerfile(RecipeReader.read(plan, request)).text());
        return plan;
    }
}
