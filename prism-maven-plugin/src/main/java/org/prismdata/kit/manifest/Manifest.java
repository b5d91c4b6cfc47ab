package org.prismdata.kit.manifest;

import java.util.ArrayList;
import java.util.List;
import org.prismdata.kit.service.ServiceRequest;
import org.prismdata.kit.session.Module;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/**
 * A module's services, and its own image, as Kubernetes has them: a Deployment and a Service for each, and a ConfigMap for
 * the SQL. The fields are those of apps/v1 and v1 that `podman play kube` knows too, from Podman 4.3 on.
 */
public final class Manifest {
    private Manifest() {}

    /** Its text, with passwords that are random where the user has set none. */
    public static String text(Module module, List<ServiceRequest> services) {
        List<Object> documents = new ArrayList<>();
        for (ServiceRequest service : services) {
            ServiceManifest manifest = new ServiceManifest(module, service);
            manifest.configMap().ifPresent(documents::add);
            documents.add(manifest.deployment());
            documents.add(manifest.service());
        }
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setExplicitStart(true);
        options.setSplitLines(false);
        return new Yaml(options).dumpAll(documents.iterator());
    }

    /** What of the services the text can't have, a line each. */
    public static List<String> omissions(List<ServiceRequest> services) {
        return services.stream()
                .filter(service -> !service.files().isEmpty())
                .map(service ->
                        "the <files> of " + service.name() + " are not in it: give them to the cluster as a volume")
                .toList();
    }
}
