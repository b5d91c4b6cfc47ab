package org.prismdata.kit.adopt;

import eu.maveniverse.domtrip.Element;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.prismdata.kit.edit.FileEdit;
import org.prismdata.kit.pom.PomFile;

/** What has to be changed in one module. */
final class ModuleAdoption {
    private static final String MAVEN = "org.apache.maven.plugins";
    private static final String SUREFIRE = "maven-surefire-plugin";
    private static final String FAILSAFE = "maven-failsafe-plugin";
    private static final String KIT_GROUP = "org.prismdata";
    private static final String KIT = "prism-maven-plugin";
    private static final List<String> TEST_GOALS = List.of("integration-test", "verify");
    private static final List<String> KIT_GOALS = List.of("start", "stop");
    // What the tests that move find in their JVM.
    private static final Set<String> OF_TEST_JVM = Set.of("argLine", "systemPropertyVariables", "environmentVariables");

    private final AdoptRequest request;
    private final AdoptModule module;
    private final PomFile pom;
    private final String name;
    private final List<String> done;
    private final List<LeftAlone> leftAlone;
    private final List<FileEdit> edits = new ArrayList<>();
    private final FoundServices services = new FoundServices();
    private Optional<String> composeFile = Optional.empty();
    private Optional<Element> replaced = Optional.empty();

    ModuleAdoption(AdoptRequest request, AdoptModule module, List<String> done, List<LeftAlone> leftAlone) {
        this.request = request;
        this.module = module;
        this.done = done;
        this.leftAlone = leftAlone;
        this.pom = PomFile.read(module.pom());
        this.name = request.root().relativize(module.pom()).toString().replace('\\', '/');
    }

    List<FileEdit> edits() throws IOException {
        replaceDockerPlugin();
        replaceComposePlugin();
        nameOthers();
        TestSources tests = new TestSources(request.root(), module, leftAlone);
        tests.replaceContainers(services, done);
        List<TestName> renamed = tests.rename(done);
        edits.addAll(tests.edits(renamed));
        boolean integrationTests = tests.haveIntegrationTests(renamed);
        if (integrationTests) {
            keepFromSurefire();
            addFailsafe();
        }
        boolean needed = integrationTests || tests.useContainers() || !services.isEmpty() || composeFile.isPresent();
        if (needed || request.modules().size() == 1) {
            addKit(tests.useContainers());
        }
        if (tests.useContainers() && !tests.stillNeedTestcontainers()) {
            removeTestcontainers();
        }
        edits.add(FileEdit.change(module.pom(), pom.bytes()));
        return edits;
    }

    private void replaceDockerPlugin() {
        Optional<Element> plugin = pom.plugin(DockerPlugin.GROUP, DockerPlugin.ARTIFACT);
        if (plugin.isEmpty()) {
            return;
        }
        try {
            DockerPlugin read = DockerPlugin.read(pom, plugin.get());
            for (String property : read.ports().keySet()) {
                refuseInResources(property);
            }
            for (FoundService service : read.services().all()) {
                services.add(service);
                done.add(name + ": docker-maven-plugin's image becomes the service " + service.name());
            }
            replaced = plugin;
            read.ports().forEach((theirs, ours) -> {
                pom.replaceText("${" + theirs + "}", "${" + ours + "}");
                done.add(name + ": ${" + theirs + "} becomes ${" + ours + "}");
            });
        } catch (NotUnderstood e) {
            leftAlone.add(new LeftAlone(name + ": " + DockerPlugin.ARTIFACT, e.getMessage()));
        }
    }

    /** The port is not known yet when resources are filtered. */
    private void refuseInResources(String property) throws NotUnderstood {
        for (Path folder : module.testResources()) {
            try (Stream<Path> files = Files.isDirectory(folder) ? Files.walk(folder) : Stream.empty()) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    if (Files.readString(file, StandardCharsets.ISO_8859_1).contains(property)) {
                        throw new NotUnderstood(file.getFileName() + " names its port, " + property
                                + "; the kit tells the tests theirs in system properties");
                    }
                }
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }

    private void replaceComposePlugin() throws IOException {
        Optional<Element> plugin = pom.plugin(ComposePlugin.GROUP, ComposePlugin.ARTIFACT);
        if (plugin.isEmpty()) {
            return;
        }
        try {
            String file = ComposePlugin.read(pom, plugin.get()).file();
            Path path = module.folder().resolve(file);
            String before = Files.readString(path);
            String after = ComposeNames.without(before);
            if (!after.equals(before)) {
                done.add(file + ": container_name goes, so that two builds can run at once");
            }
            edits.add(FileEdit.change(path, after.getBytes(StandardCharsets.UTF_8)));
            composeFile = Optional.of(file);
            // Should there be both, one place is enough.
            replaced.ifPresent(pom::remove);
            replaced = plugin;
            done.add(name + ": the kit starts " + file
                    + " in place of docker-compose-maven-plugin; it needs podman-compose");
        } catch (NotUnderstood e) {
            leftAlone.add(new LeftAlone(name + ": " + ComposePlugin.ARTIFACT, e.getMessage()));
        }
    }

    /** What else starts containers, by its name. */
    private void nameOthers() {
        pom.plugins()
                .filter(plugin -> replaced.filter(plugin::equals).isEmpty())
                .map(plugin -> plugin.childTextOr("artifactId", "").strip())
                .filter(artifact -> artifact.matches(".*(docker|compose).*"))
                .filter(artifact ->
                        leftAlone.stream().noneMatch(left -> left.where().equals(name + ": " + artifact)))
                .forEach(artifact -> leftAlone.add(new LeftAlone(
                        name + ": " + artifact,
                        "what it does the kit can't replace here; keep it, or remove it yourself")));
        pom.pluginsOfProfiles()
                .map(plugin -> plugin.childTextOr("artifactId", "").strip())
                .filter(artifact -> artifact.matches(".*(docker|compose).*"))
                .forEach(artifact -> leftAlone.add(new LeftAlone(
                        name + ": " + artifact + " of a <profile>",
                        "the kit leaves profiles alone; move it to <build>, or remove it yourself")));
    }

    /** Patterns that let Surefire run the integration tests. */
    private void keepFromSurefire() {
        List<Element> patterns = pom.plugins()
                .filter(plugin -> PomFile.is(plugin, MAVEN, SUREFIRE))
                .flatMap(plugin -> plugin.path("configuration", "includes").stream())
                .flatMap(Element::childElements)
                .filter(include -> PluginBlock.text(include).matches(".*IT(Case)?(\\*?\\.(java|class))?"))
                .toList();
        patterns.forEach(include -> {
            done.add(name + ": Surefire no longer runs " + PluginBlock.text(include));
            pom.remove(include);
        });
    }

    private void addFailsafe() {
        Optional<Element> there = pom.plugin(MAVEN, FAILSAFE);
        if (module.failsafe().declared() && module.failsafe().goals().containsAll(TEST_GOALS)) {
            return;
        }
        Optional<Element> surefire = pom.plugins()
                .filter(plugin -> PomFile.is(plugin, MAVEN, SUREFIRE))
                .findFirst();
        Element failsafe = there.orElseGet(() -> {
            // Both are released together.
            String version = surefire.flatMap(plugin -> plugin.childElement("version"))
                    .map(PluginBlock::text)
                    .orElse(request.failsafeVersion());
            Element added = pom.addPlugin(
                    MAVEN,
                    FAILSAFE,
                    Optional.of(version).filter(text -> !module.failsafe().versioned()),
                    Optional.empty());
            surefire.flatMap(plugin -> plugin.childElement("configuration")).stream()
                    .flatMap(Element::childElements)
                    .filter(element -> OF_TEST_JVM.contains(element.name()))
                    .toList()
                    .forEach(element -> pom.copy(element, pom.child(added, "configuration")));
            return added;
        });
        if (!module.failsafe().goals().containsAll(TEST_GOALS)) {
            pom.addExecution(failsafe, TEST_GOALS);
        }
        done.add(name + ": Failsafe runs the integration tests, *IT, in mvn verify");
    }

    private void addKit(boolean testcontainers) {
        Optional<Element> there = pom.plugin(KIT_GROUP, KIT);
        boolean isNew = there.isEmpty() && !module.kit().declared();
        if (!isNew && services.isEmpty() && composeFile.isEmpty()) {
            return;
        }
        Element kit = there.orElseGet(() -> pom.addPlugin(
                KIT_GROUP,
                KIT,
                Optional.of(request.kitVersion())
                        .filter(version -> !module.kit().versioned()),
                replaced));
        if (there.isPresent()) {
            replaced.ifPresent(pom::remove);
        }
        if (isNew && !module.kit().versioned()) {
            pom.addText(kit, "extensions", "true");
        }
        if (!services.isEmpty()) {
            Element list = pom.child(pom.child(kit, "configuration"), "services");
            services.all().stream()
                    .filter(service -> list.childElements().noneMatch(element -> isIt(element, service)))
                    .forEach(service -> pom.add(list, service.element()));
        }
        composeFile.ifPresent(file -> pom.addText(pom.child(kit, "configuration"), "composeFile", file));
        if (isNew && !module.kit().goals().containsAll(KIT_GOALS)) {
            pom.addExecution(kit, KIT_GOALS);
        }
        done.add(name + ": prism-maven-plugin " + work(testcontainers));
    }

    private String work(boolean testcontainers) {
        if (!services.isEmpty() || composeFile.isPresent()) {
            return "starts the services before the integration tests";
        }
        return testcontainers
                ? "finds Podman for the tests that use Testcontainers"
                : "is there; add the services that the tests need to its <services>";
    }

    private static boolean isIt(Element element, FoundService service) {
        return element.name().equals(service.name())
                || element.childTextOr("name", "").strip().equals(service.name());
    }

    private void removeTestcontainers() {
        List<Element> dependencies = pom.dependencies()
                .filter(dependency -> Map.of("org.testcontainers", true, "com.redis", true)
                        .containsKey(dependency.childTextOr("groupId", "").strip()))
                .filter(dependency ->
                        dependency.childTextOr("groupId", "").strip().equals("org.testcontainers")
                                || dependency.childTextOr("artifactId", "").contains("testcontainers"))
                .toList();
        dependencies.forEach(pom::remove);
        if (!dependencies.isEmpty()) {
            done.add(name + ": the dependencies on Testcontainers go, as no test uses it any more");
        }
    }
}
