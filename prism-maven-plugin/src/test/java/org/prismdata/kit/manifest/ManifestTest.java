package org.prismdata.kit.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.kubernetes.client.openapi.JSON;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.prismdata.kit.engine.ImageName;
import org.prismdata.kit.service.ConfigurationElement;
import org.prismdata.kit.service.ServiceCatalog;
import org.prismdata.kit.service.ServiceReader;
import org.prismdata.kit.service.ServiceRequest;
import org.prismdata.kit.session.Module;
import org.yaml.snakeyaml.Yaml;

class ManifestTest {
    @TempDir
    private Path folder;

    /** The classes that Kubernetes generates from its schema refuse an unknown field, and a missing one. */
    @Test
    void everyDocumentIsOneOfKubernetesSchema() throws IOException {
        Files.writeString(folder.resolve("a.sql"), "CREATE TABLE orders (id INT);\n");
        List<JsonObject> documents =
                documents(text(Map.of("prism.postgres.initSql", "a.sql"), "postgres,redis,kafka,nats,plugin"));

        for (JsonObject document : documents) {
            JsonElement element = document;
            switch (document.get("kind").getAsString()) {
                case "Deployment" -> V1Deployment.validateJsonElement(element);
                case "Service" -> V1Service.validateJsonElement(element);
                case "ConfigMap" -> V1ConfigMap.validateJsonElement(element);
                default -> throw new AssertionError(document);
            }
        }
        assertThat(documents).hasSize(11);
    }

    @Test
    void aServiceIsWhatThePomSays() throws IOException {
        Files.writeString(folder.resolve("a.sql"), "CREATE TABLE orders (id INT);\n");

        assertThat(text(
                        Map.of(
                                "prism.postgres.initSql", "a.sql",
                                "prism.postgres.env.POSTGRES_USER", "clerk",
                                "prism.postgres.env.POSTGRES_PASSWORD", "open barley",
                                "prism.postgres.command", "-c max_connections=17"),
                        "postgres"))
                .isEqualTo("""
                        ---
                        apiVersion: v1
                        kind: ConfigMap
                        metadata:
                          name: orders-postgres-init
                        data:
                          a.sql: |
                            CREATE TABLE orders (id INT);
                        ---
                        apiVersion: apps/v1
                        kind: Deployment
                        metadata:
                          name: orders-postgres
                        spec:
                          replicas: 1
                          strategy:
                            type: Recreate
                          selector:
                            matchLabels:
                              app.kubernetes.io/name: orders-postgres
                          template:
                            metadata:
                              labels:
                                app.kubernetes.io/name: orders-postgres
                            spec:
                              containers:
                              - name: postgres
                                image: docker.io/library/postgres:16-alpine
                                imagePullPolicy: IfNotPresent
                                args:
                                - -c
                                - max_connections=17
                                env:
                                - name: POSTGRES_DB
                                  value: clerk
                                - name: POSTGRES_PASSWORD
                                  value: open barley
                                - name: POSTGRES_USER
                                  value: clerk
                                ports:
                                - containerPort: 5432
                                readinessProbe:
                                  tcpSocket:
                                    port: 5432
                                  periodSeconds: 2
                                volumeMounts:
                                - name: init
                                  mountPath: /docker-entrypoint-initdb.d
                                  readOnly: true
                              volumes:
                              - name: init
                                configMap:
                                  name: orders-postgres-init
                        ---
                        apiVersion: v1
                        kind: Service
                        metadata:
                          name: orders-postgres
                        spec:
                          selector:
                            app.kubernetes.io/name: orders-postgres
                          ports:
                          - port: 5432
                            targetPort: 5432
                        """);
    }

    @Test
    void kafkaAdvertisesTheNameOfItsService() {
        assertThat(text(Map.of(), "kafka")).contains("HOST://orders-kafka:9092");
    }

    @Test
    void thePluginMayDoNothingItNeedsNot() {
        assertThat(text(Map.of(), "plugin"))
                .contains("image: localhost/orders:1", "runAsNonRoot: true", "readOnlyRootFilesystem: true");
    }

    /** Its health is not SERVING before Prism has called it, which it can't while nothing leads to the plugin. */
    @Test
    void thePluginIsReadyWhenItTakesConnections() {
        assertThat(text(Map.of(), "plugin")).contains("tcpSocket:").doesNotContain("grpc:");
    }

    @Test
    void whatLooksLikeAVariableIsTakenAsItIs() {
        assertThat(text(
                        Map.of(
                                "prism.redis.command", "--requirepass a$(HOME)",
                                "prism.redis.env.GREETING", "$(HOSTNAME) $x"),
                        "redis"))
                .contains("- a$$(HOME)", "value: $$(HOSTNAME) $x");
    }

    @ParameterizedTest
    @CsvSource({"Orders_Ledger.v2, orders-ledger-v2-redis", "7up, up-redis", "größe, gr-e-redis"})
    void namesAreThoseOfTheDns(String artifactId, String name) {
        assertThat(ServiceManifest.name(artifactId, "redis")).isEqualTo(name);
    }

    private String text(Map<String, String> properties, String services) {
        ServiceCatalog catalog = new ServiceCatalog(() -> ImageName.parse("localhost/orders:1", "test"));
        List<ServiceRequest> requests = new ServiceReader(catalog, folder, properties)
                .read(new ConfigurationElement("services", "", List.of()), Optional.of(services));
        return Manifest.text(new Module("org.acme:orders", "orders", folder, folder, folder), requests);
    }

    private static List<JsonObject> documents(String text) {
        return StreamSupport.stream(new Yaml().loadAll(text).spliterator(), false)
                .map(document -> JSON.getGson().toJsonTree(document).getAsJsonObject())
                .toList();
    }
}
