package org.prismdata.kit.compose;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.yaml.snakeyaml.Yaml;

/** A second Compose file, which adds to the user's what the kit needs. */
public final class ComposeAdditions {
    private ComposeAdditions() {}

    /**
     * Its text: whose each service is, the whole name of its image, which is there already, and that it stays down when it
     * has ended.
     *
     * @param labels of the container of a service
     */
    public static String text(ComposeFile file, Function<ComposeService, Map<String, String>> labels) {
        Map<String, Object> services = new LinkedHashMap<>();
        for (ComposeService service : file.services()) {
            Map<String, Object> additions = new LinkedHashMap<>();
            additions.put("labels", labels.apply(service));
            service.image().ifPresent(image -> {
                additions.put("image", image.toString());
                additions.put("pull_policy", "never");
            });
            if (service.restarts()) {
                // The end of its lifetime would not be one.
                additions.put("restart", "no");
            }
            services.put(service.name(), additions);
        }
        return new Yaml().dump(Map.of("services", services));
    }
}
