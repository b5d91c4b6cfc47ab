package org.prismdata.kit.containerfile;

import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.ContainerBuildPlan;
import com.google.cloud.tools.jib.api.buildplan.LayerObject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.prismdata.kit.image.RuntimePlan;

/** Reads from Jib's plan what a Containerfile has to build. */
final class RecipeReader {
    private static final Set<String> OF_ONE_COMMIT =
            Set.of("org.opencontainers.image.created", "org.opencontainers.image.revision");

    private RecipeReader() {}

    static Recipe read(ContainerBuildPlan plan, ContainerfileRequest request) throws IOException {
        Optional<SystemContents> system = Optional.empty();
        // With a base, the builder's own runtime brings what that lacks.
        if (request.system().isPresent() && plan.getBaseImage().equals("scratch")) {
            system = Optional.of(SystemContents.of(request.system().get()));
        }
        return new Recipe(
                request.javaVersion(),
                new TreeSet<>(request.modules()),
                plan.getBaseImage(),
                system,
                Optional.ofNullable(plan.getEntrypoint()).orElse(List.of()),
                Optional.ofNullable(plan.getCmd()).orElse(List.of()),
                new TreeMap<>(plan.getEnvironment()),
                plan.getExposedPorts().stream()
                        .map(port -> port.getPort() + "/" + port.getProtocol())
                        .collect(Collectors.toCollection(TreeSet::new)),
                plan.getVolumes().stream()
                        .map(AbsoluteUnixPath::toString)
                        .collect(Collectors.toCollection(TreeSet::new)),
                Optional.ofNullable(plan.getUser()).orElse("root"),
                Optional.ofNullable(plan.getWorkingDirectory()).map(AbsoluteUnixPath::toString),
                lasting(plan.getLabels()),
                plan.getLayers().stream()
                        .map(LayerObject::getName)
                        .filter(name -> !RuntimePlan.PLAIN_LAYERS.contains(name))
                        .toList());
    }

    /** The labels that hold for every commit: the file outlives the one it is written at. */
    private static SortedMap<String, String> lasting(Map<String, String> labels) {
        SortedMap<String, String> lasting = new TreeMap<>(labels);
        lasting.keySet().removeAll(OF_ONE_COMMIT);
        return lasting;
    }
}
