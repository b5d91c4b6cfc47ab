package org.prismdata.kit.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.prismdata.kit.engine.ImageName;
import org.prismdata.kit.problem.PrismException;
import org.yaml.snakeyaml.Yaml;

class ComposeFileTest {
    @TempDir
    Path folder;

    @Test
    void whatTheKitHasToKnowIsRead() throws IOException {
        ComposeFile file = read("""
                x-any: &any
                  image: redis:7
                  restart: always
                services:
                  cache:
                    <<: *any
                    ports: ["127.0.0.1::6379"]
                  web:
                    build: .
                    image: web
                    ports: ["8080:80"]
                  tool:
                    image: "tool:${TAG}"
                    profiles: [debug]
                """);

        assertThat(file.name()).isEqualTo("compose.yaml");
        assertThat(file.services())
                .containsExactly(
                        new ComposeService("cache", image("docker.io/library/redis:7"), true, false, false),
                        new ComposeService("web", Optional.empty(), false, false, true),
                        new ComposeService("tool", Optional.empty(), false, true, false));
    }

    @ParameterizedTest
    @CsvSource({
        "'6379', true",
        "6379, true",
        "'0.0.0.0:1:6379', true",
        "'127.0.0.1:1:6379', false",
        "'[::1]:1:6379', false",
        "'${HERE}:6379', false",
        "'{target: 6379}', true",
        "'{target: 6379, host_ip: 127.0.0.1}', false",
    })
    void aPortForOtherMachinesIsSeen(String port, boolean open) throws IOException {
        String yaml = port.startsWith("{") ? port : "\"" + port + "\"";

        assertThat(read("services: {cache: {image: redis, ports: [" + yaml + "]}}")
                        .services())
                .singleElement()
                .returns(open, ComposeService::open);
    }

    @Test
    void aFileThatIsNotThereIsRefused() {
        refused(() -> ComposeFile.read(folder.resolve("none.yaml")), "none.yaml is not there");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "services: [          | compose.yaml is no YAML",
                "version: 3           | compose.yaml has no services",
                "just text            | compose.yaml has no services",
                "services: {a b: {}}  | compose.yaml: services.a b is no name",
                "services: {a: {container_name: b}} | compose.yaml: services.a.container_name is 'b'",
                "services: {a: {image: A b}}        | compose.yaml: services.a.image is 'A b'",
            })
    void whatIsNoComposeFileForUsIsRefused(String text, String problem) {
        refused(() -> read(text), problem);
    }

    @Test
    void theDefinitionIsWhereItIsAndWhatItSays() throws IOException {
        String first = read("services: {a: {image: b}}").definition();

        assertThat(read("services: {a: {image: b}}").definition()).isEqualTo(first);
        assertThat(read("services: {a: {image: c}}").definition()).isNotEqualTo(first);
    }

    @Test
    void theAdditionsNameTheOwnerAndTheWholeImage() throws IOException {
        ComposeFile file = read("services: {a: {image: redis, restart: always}, 'b': {build: .}}");

        String text = ComposeAdditions.text(file, service -> Map.of("whose", service.name() + ": \"x\""));

        Map<String, Object> added = new Yaml().load(text);
        assertThat(added)
                .isEqualTo(Map.of(
                        "services",
                        Map.of(
                                "a",
                                Map.of(
                                        "labels", Map.of("whose", "a: \"x\""),
                                        "image", "docker.io/library/redis:latest",
                                        "pull_policy", "never",
                                        "restart", "no"),
                                "b",
                                Map.of("labels", Map.of("whose", "b: \"x\"")))));
    }

    private static Optional<ImageName> image(String name) {
        return Optional.of(ImageName.parse(name, "test"));
    }

    private ComposeFile read(String text) throws IOException {
        return ComposeFile.read(Files.writeString(folder.resolve("compose.yaml"), text));
    }

    private static void refused(ThrowingCallable reading, String problem) {
        assertThatThrownBy(reading)
                .isInstanceOfSatisfying(
                        PrismException.class, e -> assertThat(e.problem()).endsWith(problem));
    }
}
