package org.prismdata.kit.containerfile;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.ContainerBuildPlan;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.Port;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContainerfileTest {
    @TempDir
    private Path folder;

    @Test
    void hasWhatTheImageHas() throws Exception {
        assertThat(text(plan().build()))
                .contains(
                        "ARG BUILDER=docker.io/library/maven:3.9-eclipse-temurin-17\n",
                        "--add-modules java.base,java.logging\n",
                        "printf '%s\\n' 'it'\\''s' 'two lines' > '/image/etc/passwd'",
                        "for name in libc.so.6; do",
                        "mkdir -p '/image/home/nonroot' && chown 65532:65532 '/image/home/nonroot'",
                        "mkdir -p '/image/data' && chown 65532:65532 '/image/data'",
                        "\nFROM scratch\n",
                        "ENV GREETING=\"a \\\"good\\\" \\$day\"",
                        "LABEL \"team\"=\"orders\"",
                        "EXPOSE 50051/tcp",
                        "VOLUME [\"/data\"]",
                        "WORKDIR /home/nonroot",
                        "USER 65532:65532",
                        "ENTRYPOINT [\"/opt/java/bin/java\", \"-cp\", \"/app/classes:/app/libs/*\", \"Main\"]",
                        "CMD [\"one\"]")
                .doesNotContain("Not in it", folder.toString(), "0123");
    }

    @Test
    void whatItCantKnowItNames() throws Exception {
        FileEntriesLayer extra =
                FileEntriesLayer.builder().setName("extra files").build();

        assertThat(text(plan().addLayer(extra).build())).contains("# Not in it: the layer 'extra files'.\n");
    }

    @Test
    void aBaseImageBringsItsSystem() throws Exception {
        ContainerBuildPlan plan =
                plan().setBaseImage("docker.io/acme/base:1").setUser("acme").build();
        ContainerfileRequest request = request(Optional.empty());

        assertThat(new Containerfile(RecipeReader.read(plan, request)).text())
                .contains("\nFROM docker.io/acme/base:1\n", "mkdir -p '/image/data'\n")
                .doesNotContain("ldd", "chown");
    }

    @Test
    void anArchiveOfClassesThatIsNotThereIsNotAskedFor() {
        assertThat(Containerfile.entrypoint(
                        List.of("java", "-XX:AOTCache=/app/app.aot", "-XX:+UseSerialGC", "-cp", "@/app/file", "Main")))
                .containsExactly("java", "-XX:+UseSerialGC", "-cp", "/app/classes:/app/libs/*", "Main");
    }

    private String text(ContainerBuildPlan plan) throws Exception {
        Files.createDirectories(folder.resolve("etc"));
        Files.createDirectories(folder.resolve("home/nonroot"));
        Files.createDirectories(folder.resolve("lib"));
        Files.writeString(folder.resolve("etc/passwd"), "it's\ntwo lines\n");
        Files.write(folder.resolve("lib/libc.so.6"), new byte[] {0x7f, 'E', 'L', 'F', 0});
        return new Containerfile(RecipeReader.read(plan, request(Optional.of(folder)))).text();
    }

    /** As it comes out of the extension that gets it. */
    private ContainerfileRequest request(Optional<Path> system) {
        return ContainerfileRequest.of(new ContainerfileRequest(
                        folder.resolve("Containerfile"), 17, List.of("java.logging", "java.base"), system)
                .toProperties());
    }

    private static ContainerBuildPlan.Builder plan() {
        return ContainerBuildPlan.builder()
                .setBaseImage("scratch")
                .setUser("65532:65532")
                .addEnvironmentVariable("GREETING", "a \"good\" $day")
                .addLabel("team", "orders")
                .addLabel("org.opencontainers.image.revision", "0123")
                .addExposedPort(Port.tcp(50051))
                .addVolume(AbsoluteUnixPath.get("/data"))
                .setWorkingDirectory(AbsoluteUnixPath.get("/home/nonroot"))
                .setEntrypoint(List.of("/opt/java/bin/java", "-cp", "@/app/jib-classpath-file", "Main"))
                .setCmd(List.of("one"));
    }
}
