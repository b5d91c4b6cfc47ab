package org.prismdata.kit.adopt;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.prismdata.kit.pom.PomFile;

/** A project in a folder, of which a test looks at what adopting the kit changes. */
record AdoptedProject(Path root) {
    static final String KIT = "9.9.9";

    void write(String name, String text) throws IOException {
        write(name, text, StandardCharsets.UTF_8);
    }

    void write(String name, String text, Charset charset) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text, charset);
    }

    String read(String name) throws IOException {
        return Files.readString(root.resolve(name));
    }

    /** Writes a POM with these plugins. */
    void pom(String plugins) throws IOException {
        write("pom.xml", """
                <project>
                  <artifactId>a</artifactId>
                  <build>
                    <plugins>
                PLUGINS    </plugins>
                  </build>
                </project>
                """.replace("PLUGINS", plugins));
    }

    /** Plans and makes the changes to a project of one module. */
    Adoption adopt() throws IOException {
        Adoption adoption = plan(List.of(module("")));
        adoption.edits().apply();
        return adoption;
    }

    Adoption plan(List<AdoptModule> modules, String... parents) throws IOException {
        return ProjectAdoption.plan(new AdoptRequest(
                root,
                KIT,
                "9.9.8",
                modules,
                List.of(parents).stream().map(root::resolve).toList()));
    }

    /** One that inherits nothing. */
    AdoptModule module(String folder, String... parents) throws IOException {
        PomFile pom = PomFile.read(root.resolve(folder).resolve("pom.xml")).orElse(null);
        Map<String, InheritedPlugin> plugins = new HashMap<>();
        for (String key : AdoptModule.PLUGINS) {
            String[] names = key.split(":");
            if (pom != null && pom.plugin(names[0], names[1]).isPresent()) {
                Set<String> settings = new HashSet<>();
                pom.plugin(names[0], names[1]).get().path("configuration").stream()
                        .flatMap(configuration -> configuration.childElements())
                        .forEach(setting -> settings.add(setting.name()));
                Set<String> goals = new HashSet<>();
                pom.plugin(names[0], names[1])
                        .get()
                        .descendants()
                        .filter(element -> element.name().equals("goal"))
                        .forEach(goal -> goals.add(goal.textContent()));
                List<String> includes = pom.plugin(names[0], names[1])
                        .get()
                        .descendants()
                        .filter(element -> element.name().equals("include"))
                        .map(element -> element.textContent())
                        .toList();
                plugins.put(key, new InheritedPlugin(true, true, goals, settings, includes));
            }
        }
        return module(folder, plugins, parents);
    }

    AdoptModule module(String folder, Map<String, InheritedPlugin> plugins, String... parents) {
        Path base = root.resolve(folder);
        return new AdoptModule(
                base.resolve("pom.xml"),
                List.of(parents).stream().map(root::resolve).toList(),
                List.of(base.resolve("src/test/java")),
                List.of(base.resolve("src/test/resources")),
                StandardCharsets.UTF_8,
                plugins);
    }
}
