package org.prismdata.kit.provenance;

import com.google.cloud.tools.jib.api.buildplan.ContainerBuildPlan;
import com.google.cloud.tools.jib.maven.extension.JibMavenPluginExtension;
import com.google.cloud.tools.jib.maven.extension.MavenData;
import com.google.cloud.tools.jib.plugins.extension.ExtensionLogger;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Adds the labels that it gets as properties, except those the user has set. Jib loads it by its service file. */
public final class LabelExtension implements JibMavenPluginExtension<Void> {

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
            ExtensionLogger logger) {
        return plan.toBuilder().setLabels(labels(properties, plan.getLabels())).build();
    }

    static Map<String, String> labels(Map<String, String> own, Map<String, String> users) {
        Map<String, String> labels = new TreeMap<>(own);
        labels.putAll(users);
        return labels;
    }
}
