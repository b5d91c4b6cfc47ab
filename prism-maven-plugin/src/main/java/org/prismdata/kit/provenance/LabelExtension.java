package org.prismdata.kit.provenance;

import com.google.cloud.tools.jib.api.buildplan.ContainerBuildPlan;
import java.util.Map;
import java.util.TreeMap;
import org.prismdata.kit.jib.PlanExtension;

/** Adds the labels that it gets as properties, except those the user has set. */
public final class LabelExtension extends PlanExtension {
    public LabelExtension() {
        super("the labels can't be set");
    }

    @Override
    protected ContainerBuildPlan changed(ContainerBuildPlan plan, Map<String, String> properties) {
        return plan.toBuilder().setLabels(labels(properties, plan.getLabels())).build();
    }

    static Map<String, String> labels(Map<String, String> own, Map<String, String> users) {
        Map<String, String> labels = new TreeMap<>(own);
        labels.putAll(users);
        return labels;
    }
}
