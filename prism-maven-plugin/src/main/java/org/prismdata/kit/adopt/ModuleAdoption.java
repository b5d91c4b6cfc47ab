package org.prismdata.kit.adopt;

import eu.maveniverse.domtrip.Element;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.prismdata.kit.edit.FileEdit;
import org.prismdata.kit.pom.PomFile;

/** What has to be changed in one module. */
final class ModuleAdoption {
    private final AdoptRequest request;
    private final AdoptModule module;
    private final PomFile pom;
    private final String name;
    private final ProjectFiles files;
    private final DockerPlugins docker;
    private final List<String> done;
    private final List<LeftAlone> leftAlone;
    private final List<FileEdit> edits = new ArrayList<>();
    private final FoundServices services = new FoundServices();
    private Optional<String> composeFile = Optional.empty();
    private Optional<Element> replaced = Optional.empty();

    ModuleAdoption(
            AdoptRequest request,
            AdoptModule module,
            PomFile pom,
            ProjectFiles files,
            DockerPlugins docker,
            List<String> done,
            List<LeftAlone> leftAlone) {
        this.request = request;
        this.module = module;
        this.pom = pom;
        this.name = request.name(module.pom());
        this.files = files;
        this.docker = docker;
        this.done = done;
        this.leftAlone = leftAlone;
    }

    /** Those of its sources and its Compose file; what is changed in POMs these have themselves. */
    List<FileEdit> edits() throws IOException {
        replaceDockerPlugin();
        replaceComposePlugin();
        TestPlugins plugins = new TestPlugins(pom, name, module);
        TestSources tests = new TestSources(request, module, files, plugins, leftAlone);
        tests.replaceContainers(services, done);
        List<TestName> renamed = tests.rename(done);
        edits.addAll(tests.edits(renamed));
        List<Path> integrationTests = tests.integrationTests(renamed);
        if (!integrationTests.isEmpty()) {
            plugins.keepFromSurefire(integrationTests, done, leftAlone);
            plugins.addFailsafe(request.failsafeVersion(), done, leftAlone);
        }
        boolean needed =
                !integrationTests.isEmpty() || tests.useContainers() || !services.isEmpty() || composeFile.isPresent();
        if (needed || request.modules().size() == 1) {
            addKit(tests.useContainers());
        }
        boolean testcontainersStay = tests.nameWhatStays();
        if (tests.useContainers() && !testcontainersStay) {
            removeTestcontainers();
        }
        return edits;
    }

    private void replaceDockerPlugin() {
        try {
            Optional<DockerPlugin> plugin = docker.of(module);
            if (plugin.isEmpty()) {
                return;
            }
            for (FoundService service : plugin.get().services().all()) {
                services.add(service);
                done.add(name + ": docker-maven-plugin's image becomes the service " + service.name());
            }
            replaced = Optional.of(plugin.get().declared());
            plugin.get().ports().forEach((theirs, ours) -> {
                pom.replaceText("${" + theirs + "}", "${" + ours + "}");
                done.add(name + ": ${" + theirs + "} becomes ${" + ours + "}");
            });
        } catch (NotUnderstood e) {
            leftAlone.add(new LeftAlone(name + ": " + DockerPlugin.ARTIFACT, e.getMessage()));
        }
    }

    private void replaceComposePlugin() throws IOException {
        Optional<Element> plugin = pom.plugin(ComposePlugin.GROUP, ComposePlugin.ARTIFACT);
        if (plugin.isEmpty()) {
            return;
        }
        try {
            String file = ComposePlugin.read(
                            pom, plugin.get(), module.plugin(ComposePlugin.GROUP, ComposePlugin.ARTIFACT))
                    .file();
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

    private void addKit(boolean testcontainers) {
        InheritedPlugin kit = docker.kit(module);
        Optional<Element> there = pom.plugin(KitPlugin.GROUP, KitPlugin.ARTIFACT);
        nameOtherVersion(there);
        boolean isNew = there.isEmpty() && !kit.declared();
        if (!isNew && services.isEmpty() && composeFile.isEmpty()) {
            return;
        }
        Element plugin = there.orElseGet(() -> pom.addPlugin(
                KitPlugin.GROUP,
                KitPlugin.ARTIFACT,
                Optional.of(request.kitVersion()).filter(version -> !kit.versioned()),
                replaced));
        if (there.isPresent()) {
            replaced.ifPresent(pom::remove);
        }
        if (isNew && !kit.versioned()) {
            pom.addText(plugin, "extensions", "true");
        }
        if (!services.isEmpty()) {
            Element list = pom.child(pom.child(plugin, "configuration"), "services");
            services.all().stream()
                    .filter(service -> list.childElements().noneMatch(element -> isIt(element, service)))
                    .forEach(service -> pom.add(list, service.element()));
        }
        composeFile.ifPresent(file -> pom.addText(pom.child(plugin, "configuration"), "composeFile", file));
        if (isNew && !kit.goals().containsAll(KitPlugin.GOALS)) {
            pom.addExecution(plugin, KitPlugin.GOALS);
        }
        done.add(name + ": prism-maven-plugin " + work(testcontainers));
    }

    private void nameOtherVersion(Optional<Element> kit) {
        kit.flatMap(plugin -> plugin.childElement("version"))
                .map(PluginBlock::text)
                .filter(version -> !version.contains("${") && !version.equals(request.kitVersion()))
                .ifPresent(version -> leftAlone.add(new LeftAlone(
                        name + ": " + KitPlugin.ARTIFACT,
                        "it is there in version " + version + "; this goal is of " + request.kitVersion()
                                + ", so set that version too")));
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
                .filter(dependency -> {
                    String group = dependency.childTextOr("groupId", "").strip();
                    return group.equals("org.testcontainers")
                            || group.equals("com.redis")
                                    && dependency.childTextOr("artifactId", "").contains("testcontainers");
                })
                .toList();
        dependencies.forEach(pom::remove);
        if (!dependencies.isEmpty()) {
            done.add(name + ": the dependencies on Testcontainers go, as no test uses it any more");
        }
    }
}
