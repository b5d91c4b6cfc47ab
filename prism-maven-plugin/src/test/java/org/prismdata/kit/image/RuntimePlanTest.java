package org.prismdata.kit.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.ContainerBuildPlan;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FileEntry;
import com.google.cloud.tools.jib.api.buildplan.LayerObject;
import com.google.cloud.tools.jib.api.buildplan.Platform;
import com.google.cloud.tools.jib.api.buildplan.Port;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prismdata.kit.classpath.ClassPathJars;

class RuntimePlanTest {
    @TempDir
    Path folder;

    private RuntimeParts parts;

    @BeforeEach
    void writeParts() throws IOException {
        Path runtime = folder.resolve("ein Ordner/größe");
        Files.createDirectories(runtime.resolve("bin"));
        Files.createFile(runtime.resolve("bin/java")).toFile().setExecutable(true);
        Files.createFile(runtime.resolve("release"));
        Path system = folder.resolve("system");
        Files.createDirectories(system.resolve("tmp"));
        Files.createDirectories(system.resolve("home/nonroot"));
        Path jars = Files.createDirectory(folder.resolve("jars"));
        parts = new RuntimeParts(
                Optional.of(system),
                Optional.of(runtime),
                Optional.empty(),
                new ClassPathJars(
                        Files.createFile(jars.resolve("dependencies-1.jar")),
                        Files.createFile(jars.resolve("application-2.jar"))),
                Optional.empty(),
                Optional.empty(),
                Optional.of(Path.of("/jdk")),
                false,
                "arm64");
    }

    private RuntimeParts parts(Optional<Path> system, Optional<Path> runtime) {
        return new RuntimeParts(
                system,
                runtime,
                Optional.empty(),
                parts.jars(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                true,
                "amd64");
    }

    @Test
    void isOfThePlatformOfItsRuntimeWhateverIsConfigured() throws IOException {
        ContainerBuildPlan plan = jibsPlan()
                .setPlatforms(Set.of(new Platform("amd64", "linux"), new Platform("arm64", "linux")))
                .build();

        assertThat(RuntimePlan.of(plan, parts).getPlatforms()).containsExactly(new Platform("arm64", "linux"));
    }

    @Test
    void putsSystemAndRuntimeBelowTheApplication() throws IOException {
        ContainerBuildPlan plan = RuntimePlan.of(jibsPlan().build(), parts);

        assertThat(plan.getLayers())
                .extracting(LayerObject::getName)
                .containsExactly("system", "java runtime", "dependencies", "classes", "extra files");
        assertThat(entries(plan, 2)).containsExactly("/app/dependencies-1.jar 644 0:0");
        assertThat(entries(plan, 3)).containsExactly("/app/application-2.jar 644 0:0");
        assertThat(entries(plan, 1))
                .containsExactly(
                        "/opt/java 755 0:0",
                        "/opt/java/bin 755 0:0",
                        "/opt/java/bin/java 755 0:0",
                        "/opt/java/release 644 0:0");
        assertThat(entries(plan, 0)).containsExactly("/home 755 0:0", "/home/nonroot 755 65532:65532", "/tmp 777 0:0");
        assertThat(((FileEntriesLayer) plan.getLayers().get(1)).getEntries())
                .extracting(FileEntry::getModificationTime)
                .containsOnly(FileEntriesLayer.DEFAULT_MODIFICATION_TIME);
    }

    @Test
    void fillsInWhatTheUserLeftOpen() throws IOException {
        ContainerBuildPlan plan = RuntimePlan.of(jibsPlan().build(), parts);

        assertThat(plan.getUser()).isEqualTo("65532:65532");
        assertThat(plan.getWorkingDirectory()).hasToString("/home/nonroot");
        assertThat(plan.getExposedPorts()).containsExactly(Port.tcp(50051));
        assertThat(plan.getEnvironment()).containsExactly(Map.entry("LC_CTYPE", "C.UTF-8"));
        assertThat(plan.getPlatforms()).containsExactly(new Platform("arm64", "linux"));
        assertThat(plan.getEntrypoint())
                .containsExactly(
                        "/opt/java/bin/java",
                        "-XX:+UseSerialGC",
                        "-XX:CompileThresholdScaling=4",
                        "-XX:-UsePerfData",
                        "-cp",
                        "/app/dependencies-1.jar:/app/application-2.jar",
                        "demo.Main");
    }

    @Test
    void putsTheClassArchiveBetweenWhatItIsMadeOf() throws IOException {
        ContainerBuildPlan plan =
                RuntimePlan.of(jibsPlan().build(), parts.with(Files.createFile(folder.resolve("classes.jsa"))));

        assertThat(plan.getLayers())
                .extracting(LayerObject::getName)
                .containsExactly("system", "java runtime", "dependencies", "class archive", "classes", "extra files");
        assertThat(plan.getEntrypoint()).contains("-XX:SharedArchiveFile=/app/classes.jsa");
    }

    @Test
    void keepsTheUsersExtraClassPathInFront() throws IOException {
        Path classPath =
                Files.writeString(folder.resolve("file"), "/extra/a.jar:/app/resources:/app/classes:/app/libs/b.jar");
        ContainerBuildPlan plan = RuntimePlan.of(
                jibsPlan()
                        .addLayer(FileEntriesLayer.builder()
                                .setName("jvm arg files")
                                .addEntry(classPath, AbsoluteUnixPath.get("/app/jib-classpath-file"))
                                .build())
                        .build(),
                parts);

        assertThat(plan.getEntrypoint()).contains("/extra/a.jar:/app/dependencies-1.jar:/app/application-2.jar");
    }

    @Test
    void keepsWhatTheUserConfigured() throws IOException {
        ContainerBuildPlan plan = RuntimePlan.of(
                jibsPlan()
                        .setUser("1000")
                        .setWorkingDirectory(AbsoluteUnixPath.get("/data"))
                        .addExposedPort(Port.tcp(9000))
                        .setEnvironment(Map.of("LC_CTYPE", "C", "A", "b"))
                        .setEntrypoint(List.of("java", "-XX:+UseZGC", "-Xmx1g", "-cp", "x", "demo.Main"))
                        .setCmd(List.of("--debug"))
                        .build(),
                parts);

        assertThat(plan.getUser()).isEqualTo("1000");
        assertThat(plan.getWorkingDirectory()).hasToString("/data");
        assertThat(plan.getExposedPorts()).containsExactly(Port.tcp(9000));
        assertThat(plan.getEnvironment()).isEqualTo(Map.of("LC_CTYPE", "C", "A", "b"));
        assertThat(plan.getEntrypoint())
                .containsExactly(
                        "/opt/java/bin/java",
                        "-XX:CompileThresholdScaling=4",
                        "-XX:-UsePerfData",
                        "-XX:+UseZGC",
                        "-Xmx1g",
                        "-cp",
                        "/app/dependencies-1.jar:/app/application-2.jar",
                        "demo.Main");
        assertThat(plan.getCmd()).containsExactly("--debug");
    }

    @Test
    void givesDeclaredVolumesToTheImagesUser() throws IOException {
        Set<AbsoluteUnixPath> volumes = Set.of(AbsoluteUnixPath.get("/data"), AbsoluteUnixPath.get("/var/lib/orders"));
        ContainerBuildPlan.Builder declared = jibsPlan().setVolumes(volumes);

        ContainerBuildPlan byDefault = RuntimePlan.of(declared.build(), parts);
        ContainerBuildPlan own = RuntimePlan.of(declared.setUser("1000").build(), parts);

        assertThat(byDefault.getLayers())
                .extracting(LayerObject::getName)
                .containsExactly("system", "java runtime", "dependencies", "classes", "extra files", "volumes");
        assertThat(entries(byDefault, 5)).containsExactly("/data 755 65532:65532", "/var/lib/orders 755 65532:65532");
        assertThat(entries(own, 5)).containsExactly("/data 755 1000", "/var/lib/orders 755 1000");
        assertThat(own.getVolumes()).isEqualTo(volumes);
    }

    @Test
    void leavesTheVolumesOfANamedUserAlone() throws IOException {
        ContainerBuildPlan plan = RuntimePlan.of(
                jibsPlan()
                        .addVolume(AbsoluteUnixPath.get("/data"))
                        .setUser("postgres")
                        .build(),
                parts);

        assertThat(plan.getLayers()).extracting(LayerObject::getName).doesNotContain("volumes");
    }

    @Test
    void leavesAnEntryPointOfTheUsersOwn() throws IOException {
        ContainerBuildPlan own =
                RuntimePlan.of(jibsPlan().setEntrypoint(List.of("/bin/start")).build(), parts);
        ContainerBuildPlan inherited =
                RuntimePlan.of(jibsPlan().setEntrypoint(null).build(), parts);

        assertThat(own.getEntrypoint()).containsExactly("/bin/start");
        assertThat(inherited.getEntrypoint()).isNull();
    }

    @Test
    void aNativeProgramTakesThePlaceOfJavaAndTheClassPath() throws IOException {
        Path program = Files.createFile(folder.resolve("plugin"));
        assertThat(program.toFile().setExecutable(true)).isTrue();
        RuntimeParts compiled = parts(parts.system(), Optional.empty()).withProgram(program);

        ContainerBuildPlan plan = RuntimePlan.of(
                jibsPlan()
                        .setEntrypoint(List.of(
                                "java",
                                "-Xmx64m",
                                "-XX:+UseZGC",
                                "-Da=b",
                                "-cp",
                                "@/app/jib-classpath-file",
                                "demo.Main"))
                        .build(),
                compiled);

        assertThat(plan.getLayers())
                .extracting(LayerObject::getName)
                .containsExactly("system", "native program", "extra files");
        assertThat(entries(plan, 1)).containsExactly("/app/plugin 755 0:0");
        assertThat(plan.getEntrypoint()).containsExactly("/app/plugin", "-Xmx64m", "-Da=b");
        assertThat(plan.getUser()).isEqualTo("65532:65532");
        assertThat(plan.getExposedPorts()).containsExactly(Port.tcp(50051));
        assertThat(RuntimeParts.of(compiled.toProperties())).isEqualTo(compiled);
    }

    @Test
    void overwritesNothingOfABaseImage() throws IOException {
        RuntimeParts withoutSystem = parts(Optional.empty(), parts.runtime());

        ContainerBuildPlan plan =
                RuntimePlan.of(jibsPlan().setBaseImage("debian:13").build(), withoutSystem);

        assertThat(plan.getLayers())
                .extracting(LayerObject::getName)
                .containsExactly("java runtime", "dependencies", "classes", "extra files");
        assertThat(plan.getWorkingDirectory()).isNull();
    }

    @Test
    void addsToABaseWhatItLacksAndKeepsItsWorkingFolder() throws IOException {
        ContainerBuildPlan plan =
                RuntimePlan.of(jibsPlan().setBaseImage("debian:13").build(), parts);

        assertThat(plan.getLayers()).extracting(LayerObject::getName).startsWith("system", "java runtime");
        assertThat(plan.getWorkingDirectory()).isNull();
    }

    @Test
    void reachesTheExtensionAsProperties() {
        RuntimeParts withoutSystem = parts(Optional.empty(), parts.runtime());

        assertThat(RuntimeParts.of(parts.toProperties())).isEqualTo(parts);
        assertThat(RuntimeParts.of(withoutSystem.toProperties())).isEqualTo(withoutSystem);
    }

    @Test
    void isFoundByJib() {
        assertThat(ServiceLoader.load(com.google.cloud.tools.jib.maven.extension.JibMavenPluginExtension.class))
                .hasAtLeastOneElementOfType(RuntimeExtension.class);
    }

    private static ContainerBuildPlan.Builder jibsPlan() {
        return ContainerBuildPlan.builder()
                .setBaseImage("scratch")
                .setPlatforms(Set.of(new Platform("amd64", "linux")))
                .setLayers(List.of(
                        FileEntriesLayer.builder().setName("dependencies").build(),
                        FileEntriesLayer.builder().setName("classes").build(),
                        FileEntriesLayer.builder().setName("extra files").build()))
                .setEntrypoint(List.of("java", "-cp", "@/app/jib-classpath-file", "demo.Main"));
    }

    private static List<String> entries(ContainerBuildPlan plan, int layer) {
        return ((FileEntriesLayer) plan.getLayers().get(layer))
                .getEntries().stream()
                        .map(entry -> entry.getExtractionPath() + " "
                                + entry.getPermissions().toOctalString() + " " + entry.getOwnership())
                        .toList();
    }
}
