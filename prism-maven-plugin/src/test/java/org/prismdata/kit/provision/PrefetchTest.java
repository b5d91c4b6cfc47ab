package org.prismdata.kit.provision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prismdata.kit.EngineScript;
import org.prismdata.kit.engine.ContainerEngine;
import org.prismdata.kit.engine.ImageName;
import org.prismdata.kit.pull.Registries;
import org.prismdata.kit.pull.RegistryMirrors;
import org.prismdata.kit.service.ConfigurationElement;
import org.prismdata.kit.service.ServiceCatalog;
import org.prismdata.kit.service.ServiceReader;
import org.prismdata.kit.service.ServiceRequest;
import org.prismdata.kit.session.Module;

class PrefetchTest {
    private final List<String> log = new ArrayList<>();
    private EngineScript script;
    private ContainerEngine podman;

    @BeforeEach
    void makeEngine(@TempDir Path folder) throws IOException {
        script = new EngineScript(folder);
        podman = script.engine("podman");
    }

    private void prefetch(boolean offline, String... images) {
        Registries registries = new Registries(offline, new RegistryMirrors(List.of()), registry -> Optional.empty());
        new Prefetch(podman, registries, log::add)
                .run(Stream.of(images)
                        .map(image -> request(redis(image), Optional.empty(), registries))
                        .toList());
    }

    private static StartRequest request(
            List<ServiceRequest> services, Optional<ComposeRequest> compose, Registries registries) {
        Module module = new Module("org.acme:orders", "orders", Path.of(""), Path.of(""), Path.of(""));
        return new StartRequest(module, services, compose, false, registries, Lifetimes.ofMinutes("1", "1"), true);
    }

    private static List<ServiceRequest> redis(String image) {
        ServiceCatalog catalog = new ServiceCatalog(() -> ImageName.parse("localhost/own:1", "test"));
        return new ServiceReader(catalog, Path.of(""), Map.of("prism.redis.image", image))
                .read(new ConfigurationElement("services", "", List.of()), Optional.of("redis,plugin"));
    }

    @Test
    void whatSeveralModulesWantIsFetchedOnce() throws IOException {
        podman.images().tag(ImageName.parse("team/here:1", "test"), ImageName.parse("team/here:1", "test"));

        prefetch(false, "team/a:1", "team/here:1", "team/a:1", "team/b:1");

        assertThat(script.images())
                .containsExactly("docker.io_team_a:1", "docker.io_team_b:1", "docker.io_team_here:1");
        assertThat(log.stream().filter(line -> !line.startsWith("pulled")))
                .containsExactly(
                        "localhost/own:1 is built here: mvn prism:image  (within a build, bind its goal image-no-fork)",
                        "docker.io/team/here:1 is here already",
                        "pulling docker.io/team/a:1",
                        "pulling docker.io/team/b:1");
    }

    @Test
    void offlineAllThatIsMissingIsNamedAtOnce() throws IOException {
        assertThatThrownBy(() -> prefetch(true, "team/a:1", "team/b:1")).hasMessage("""
                2 images are not on this machine
                  why: Maven works offline (-o), so they are not fetched:
                       docker.io/team/a:1
                       docker.io/team/b:1
                  fix: run once without -o: mvn prism:prefetch""");
        assertThat(script.images()).isEmpty();
    }

    @Test
    void whatNoRegistryHasIsRefusedBeforeAnythingIsFetched() throws IOException {
        assertThatThrownBy(() -> prefetch(false, "team/a:1", "localhost/mine:1"))
                .hasMessageContaining("image localhost/mine:1, asked for by redis, is not on this machine");
        assertThat(script.images()).isEmpty();
    }

    @Test
    void theImagesOfAComposeFileAreFetchedToo(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(
                folder.resolve("compose.yaml"), "services: {cache: {image: 'team/c:1'}, job: {build: .}}\n");
        Registries registries = new Registries(false, new RegistryMirrors(List.of()), registry -> Optional.empty());

        new Prefetch(podman, registries, log::add)
                .run(List.of(request(List.of(), Optional.of(ComposeRequest.of(file, "60")), registries)));

        assertThat(script.images()).containsExactly("docker.io_team_c:1");
    }
}
