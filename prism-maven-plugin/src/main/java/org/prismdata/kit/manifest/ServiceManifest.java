package org.prismdata.kit.manifest;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.prismdata.kit.readiness.CommandReadiness;
import org.prismdata.kit.readiness.HttpReadiness;
import org.prismdata.kit.readiness.Readiness;
import org.prismdata.kit.service.ServiceInstance;
import org.prismdata.kit.service.ServiceRequest;
import org.prismdata.kit.service.SqlFiles;
import org.prismdata.kit.session.Module;

/** The documents of one service. */
final class ServiceManifest {
    private static final String LABEL = "app.kubernetes.io/name";
    private static final String INIT = "init";
    /** Of a name in the DNS, which a Service's is. */
    private static final int LONGEST = 63;

    private final ServiceRequest request;
    private final String name;
    private final ServiceInstance instance;
    private final boolean own;

    ServiceManifest(Module module, ServiceRequest request) {
        this.request = request;
        name = name(module.artifactId(), request.name());
        int port = request.service().port();
        Map<String, String> environment = new HashMap<>(request.service().environmentAt(name));
        environment.putAll(request.environment());
        instance = request.service().instance(environment, port);
        own = request.service().builtBy().isPresent();
    }

    /** Letters, digits and hyphens, and the first is a letter. */
    static String name(String artifactId, String service) {
        String text = (artifactId + "-" + service)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^[^a-z]+", "");
        return text.substring(Math.max(0, text.length() - LONGEST)).replaceAll("^[^a-z]+", "");
    }

    /** Text as it is, anything else, such as what is compressed, in Base64. */
    Optional<Map<String, Object>> configMap() {
        return request.initSql().map(sql -> {
            Map<String, Object> text = new LinkedHashMap<>();
            Map<String, Object> binary = new LinkedHashMap<>();
            SqlFiles.read(sql).forEach((file, content) -> {
                if (file.endsWith(".gz")) {
                    binary.put(file, Base64.getEncoder().encodeToString(content));
                } else {
                    text.put(file, new String(content, StandardCharsets.UTF_8));
                }
            });
            Map<String, Object> map = document("v1", "ConfigMap", name + "-" + INIT);
            map.put("data", text);
            if (!binary.isEmpty()) {
                map.put("binaryData", binary);
            }
            return map;
        });
    }

    Map<String, Object> deployment() {
        Map<String, Object> pod = new LinkedHashMap<>();
        pod.put("containers", List.of(container()));
        request.initSql()
                .ifPresent(sql -> pod.put(
                        "volumes", List.of(ordered("name", INIT, "configMap", Map.of("name", name + "-" + INIT)))));
        Map<String, Object> deployment = document("apps/v1", "Deployment", name);
        deployment.put(
                "spec",
                ordered(
                        "replicas",
                        1,
                        // Two of a database must never run on the same data.
                        "strategy",
                        Map.of("type", "Recreate"),
                        "selector",
                        Map.of("matchLabels", Map.of(LABEL, name)),
                        "template",
                        ordered("metadata", Map.of("labels", Map.of(LABEL, name)), "spec", pod)));
        return deployment;
    }

    Map<String, Object> service() {
        Map<String, Object> service = document("v1", "Service", name);
        int port = request.service().port();
        service.put(
                "spec",
                ordered("selector", Map.of(LABEL, name), "ports", List.of(ordered("port", port, "targetPort", port))));
        return service;
    }

    private Map<String, Object> container() {
        Map<String, Object> container = ordered(
                "name",
                name(request.name(), "").replaceAll("-$", ""),
                "image",
                request.image().toString());
        // An image that was built here is in no registry.
        container.put("imagePullPolicy", "IfNotPresent");
        if (!request.command().isEmpty()) {
            container.put(
                    "args",
                    request.command().stream().map(ServiceManifest::literal).toList());
        }
        List<Object> variables = new ArrayList<>();
        new TreeMap<>(instance.environment())
                .forEach((variable, value) -> variables.add(ordered("name", variable, "value", literal(value))));
        if (!variables.isEmpty()) {
            container.put("env", variables);
        }
        container.put("ports", List.of(Map.of("containerPort", request.service().port())));
        container.put("readinessProbe", probe(instance.readiness()));
        request.initSql()
                .ifPresent(sql -> container.put(
                        "volumeMounts",
                        List.of(ordered(
                                "name",
                                INIT,
                                "mountPath",
                                request.service().initFolder().orElseThrow(),
                                "readOnly",
                                true))));
        if (own) {
            container.put(
                    "securityContext",
                    ordered(
                            "allowPrivilegeEscalation",
                            false,
                            "readOnlyRootFilesystem",
                            true,
                            "runAsNonRoot",
                            true,
                            "capabilities",
                            Map.of("drop", List.of("ALL"))));
        }
        return container;
    }

    /**
     * The kit's own question where Kubernetes can ask it; else whether the port takes connections. Not gRPC's health of the
     * plugin: it is NOT_SERVING until the plugin's first call, which comes by way of a Service, and that leads to what is
     * ready.
     */
    private Map<String, Object> probe(Readiness readiness) {
        int port = request.service().port();
        Map<String, Object> probe = new LinkedHashMap<>();
        if (readiness instanceof HttpReadiness http) {
            probe.put("httpGet", ordered("path", http.path(), "port", port));
        } else if (readiness instanceof CommandReadiness command) {
            probe.put("exec", Map.of("command", new ArrayList<>(command.command())));
        } else {
            probe.put("tcpSocket", Map.of("port", port));
        }
        probe.put("periodSeconds", 2);
        return probe;
    }

    /** Kubernetes puts a variable's value where {@code $(NAME)} stands, but not after a second dollar sign. */
    private static String literal(String text) {
        return text.replace("$(", "$$(");
    }

    private static Map<String, Object> document(String version, String kind, String name) {
        return ordered("apiVersion", version, "kind", kind, "metadata", Map.of("name", name));
    }

    private static Map<String, Object> ordered(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }
}
