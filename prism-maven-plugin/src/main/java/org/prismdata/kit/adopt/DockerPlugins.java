package org.prismdata.kit.adopt;

import eu.maveniverse.domtrip.Element;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.prismdata.kit.pom.PomFile;

/**
 * The docker-maven-plugin of all modules. What several of them have in a parent's {@code <pluginManagement>} goes for all of
 * them, or stays for all.
 */
final class DockerPlugins {
    private final AdoptRequest request;
    private final PomFiles poms;
    private final Map<AdoptModule, DockerPlugin> understood = new LinkedHashMap<>();
    private final Map<AdoptModule, String> others = new HashMap<>();
    private final Set<PomFile> managingKit = new HashSet<>();

    private DockerPlugins(AdoptRequest request, PomFiles poms) {
        this.request = request;
        this.poms = poms;
    }

    static DockerPlugins find(AdoptRequest request, PomFiles poms, ProjectFiles files) {
        DockerPlugins plugins = new DockerPlugins(request, poms);
        request.modules().forEach(module -> plugins.find(module, files.in(module.folder())));
        plugins.leaveShared();
        return plugins;
    }

    private void find(AdoptModule module, ProjectFiles files) {
        Optional<Element> declared =
                poms.of(module.pom()).flatMap(pom -> pom.plugin(DockerPlugin.GROUP, DockerPlugin.ARTIFACT));
        if (declared.isEmpty()) {
            return;
        }
        List<PomFile> chain = poms.chain(module);
        try {
            DockerPlugin plugin =
                    DockerPlugin.read(declared.get(), chain, module.plugin(DockerPlugin.GROUP, DockerPlugin.ARTIFACT));
            refuseProfiles(chain);
            for (String property : plugin.ports().keySet()) {
                refuseFiltered(property, files);
            }
            understood.put(module, plugin);
        } catch (NotUnderstood e) {
            others.put(module, e.getMessage());
        }
    }

    /** The port is not known yet when resources are filtered. */
    private static void refuseFiltered(String property, ProjectFiles files) throws NotUnderstood {
        Optional<String> named = Stream.of("${" + property + "}", "@" + property + "@")
                .flatMap(files::containing)
                .map(file -> file.getFileName().toString())
                .filter(file -> !file.endsWith(".java") && !file.equals("pom.xml"))
                .findFirst();
        if (named.isPresent()) {
            throw new NotUnderstood(named.get() + " names its port, " + property
                    + "; the kit tells the tests theirs in system properties");
        }
    }

    private void leaveShared() {
        List<AdoptModule> left = new ArrayList<>();
        understood.forEach((module, plugin) -> plugin.managed()
                .flatMap(managed -> blocked(managed.pom()))
                .ifPresent(other -> {
                    others.put(
                            module,
                            "it shares its <pluginManagement> with " + request.name(other.pom()) + ", where "
                                    + others.get(other));
                    left.add(module);
                }));
        left.forEach(understood::remove);
    }

    /** A module that has it from there, too, and of which it is not understood. */
    private Optional<AdoptModule> blocked(PomFile managing) {
        return others.keySet().stream()
                .filter(module -> poms.chain(module).contains(managing))
                .findFirst();
    }

    private void refuseProfiles(List<PomFile> chain) throws NotUnderstood {
        for (PomFile pom : chain) {
            if (pom.pluginsOfProfiles()
                    .anyMatch(plugin -> PomFile.is(plugin, DockerPlugin.GROUP, DockerPlugin.ARTIFACT))) {
                throw new NotUnderstood("a <profile> of " + request.name(pom.path())
                        + " has it too, and the kit leaves profiles alone");
            }
        }
    }

    /** Puts the kit's plugin in the place of what is managed. */
    void replaceManaged(List<String> done) {
        understood
                .values()
                .forEach(plugin -> plugin.managed().ifPresent(managed -> {
                    PomFile pom = managed.pom();
                    if (pom.managed(KitPlugin.GROUP, KitPlugin.ARTIFACT).isPresent()) {
                        pom.managed(DockerPlugin.GROUP, DockerPlugin.ARTIFACT).ifPresent(pom::remove);
                    } else {
                        managingKit.add(pom);
                        Element kit = pom.addPlugin(
                                KitPlugin.GROUP,
                                KitPlugin.ARTIFACT,
                                Optional.of(request.kitVersion()),
                                Optional.of(managed.element()));
                        pom.addText(kit, "extensions", "true");
                        pom.addExecution(kit, KitPlugin.GOALS);
                        done.add(request.name(pom.path())
                                + ": docker-maven-plugin of <pluginManagement> becomes prism-maven-plugin");
                    }
                    plugin.ports().forEach((theirs, ours) -> pom.replaceText("${" + theirs + "}", "${" + ours + "}"));
                }));
    }

    /** @throws NotUnderstood if it does more than the kit can do in its place */
    Optional<DockerPlugin> of(AdoptModule module) throws NotUnderstood {
        if (others.containsKey(module)) {
            throw new NotUnderstood(others.get(module));
        }
        return Optional.ofNullable(understood.get(module));
    }

    /** What the module has of the kit's plugin now. */
    InheritedPlugin kit(AdoptModule module) {
        InheritedPlugin kit = module.plugin(KitPlugin.GROUP, KitPlugin.ARTIFACT);
        return poms.chain(module).stream().anyMatch(managingKit::contains)
                ? new InheritedPlugin(kit.declared(), true, Set.copyOf(KitPlugin.GOALS), kit.settings(), kit.includes())
                : kit;
    }
}
