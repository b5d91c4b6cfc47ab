package org.prismdata.kit.sbom;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.cyclonedx.Version;
import org.cyclonedx.model.Bom;
import org.cyclonedx.parsers.JsonParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SbomTest {
    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @TempDir
    private Path folder;

    @Test
    void theOfficialParserFindsNoFaultAndReadsIt() throws Exception {
        byte[] text = sbom(List.of(jar())).json().getBytes(StandardCharsets.UTF_8);

        assertThat(new JsonParser().validate(text, Version.VERSION_16)).isEmpty();
        Bom bom = new JsonParser().parse(text);
        assertThat(bom.getMetadata().getComponent().getName()).isEqualTo("localhost/orders");
        assertThat(bom.getMetadata().getTimestamp()).isEqualTo(Instant.parse("2026-11-23T00:00:00Z"));
        assertThat(bom.getComponents()).singleElement().satisfies(dependency -> {
            assertThat(dependency.getPurl())
                    .isEqualTo("pkg:maven/com.acme/stock%20room@1.0%2B2?classifier=linux&type=jar");
            assertThat(dependency.getHashes().get(0).getValue()).isEqualTo(ABC);
        });
    }

    @Test
    void theSameContentGivesTheSameBytesAndOtherContentAnotherSerialNumber() throws Exception {
        Sbom one = sbom(List.of(jar()));
        Sbom other = sbom(List.of(jar(), Component.base("docker.io/acme/base:1")));

        assertThat(one.json()).isEqualTo(sbom(List.of(jar())).json());
        assertThat(serial(one)).isNotEqualTo(serial(other));
    }

    @Test
    void theRuntimeIsNamedAsItsJdkSays() throws Exception {
        Path linked = release("runtime", "JAVA_VERSION=\"17.0.15\"\nMODULES=\"java.base java.logging\"\n");
        Path jdk = release("jdk", """
                IMPLEMENTOR="Debian"
                JAVA_RUNTIME_VERSION="17.0.15+6"
                JAVA_VERSION="17.0.15"
                MODULES="java.base java.desktop java.logging"
                """);

        Component runtime = RuntimeInventory.of(linked, jdk);

        assertThat(runtime.publisher()).contains("Debian");
        assertThat(runtime.purl()).contains("pkg:generic/openjdk@17.0.15%2B6");
        assertThat(runtime.parts()).extracting(Component::name).containsExactly("java.base", "java.logging");
        assertThat(new JsonParser()
                        .validate(sbom(List.of(runtime)).json().getBytes(StandardCharsets.UTF_8), Version.VERSION_16))
                .isEmpty();
    }

    @Test
    void anotherJdkSaysNothingOfIt() throws Exception {
        Path linked = release("runtime", "JAVA_VERSION=\"17.0.15\"\n");
        Path jdk = release("jdk", "IMPLEMENTOR=\"Debian\"\nJAVA_VERSION=\"25.0.3\"\n");

        Component runtime = RuntimeInventory.of(linked, jdk);

        assertThat(runtime.publisher()).isEmpty();
        assertThat(runtime.version()).contains("17.0.15");
    }

    private Path release(String home, String text) throws Exception {
        Path jdk = Files.createDirectories(folder.resolve(home));
        Files.writeString(jdk.resolve("release"), text);
        return jdk;
    }

    private Component jar() throws Exception {
        Path file = Files.writeString(folder.resolve("stock.jar"), "abc");
        return Component.dependency("com.acme", "stock room", "1.0+2", "jar", "linux", file);
    }

    private static Sbom sbom(List<Component> components) {
        return new Sbom("localhost/orders", "1.0", "0.1.0", Instant.parse("2026-11-23T00:00:00.5Z"), components);
    }

    private static String serial(Sbom sbom) throws Exception {
        return new JsonParser()
                .parse(sbom.json().getBytes(StandardCharsets.UTF_8))
                .getSerialNumber();
    }
}
