package org.prismdata.kit.adopt;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.prismdata.kit.edit.Edits;
import org.prismdata.kit.edit.FileEdit;
import org.prismdata.kit.pom.PomFile;

/** Finds out what a project has to have changed to use the kit. */
public final class ProjectAdoption {
    private ProjectAdoption() {}

    /** Only reads. */
    public static Adoption plan(AdoptRequest request) throws IOException {
        List<FileEdit> edits = new ArrayList<>();
        List<String> done = new ArrayList<>();
        List<LeftAlone> leftAlone = new ArrayList<>();
        PomFiles poms = new PomFiles(request, leftAlone);
        ProjectFiles files = ProjectFiles.of(request);
        DockerPlugins docker = DockerPlugins.find(request, poms, files);
        docker.replaceManaged(done);
        for (AdoptModule module : request.modules()) {
            Optional<PomFile> pom = poms.of(module.pom());
            if (pom.isPresent()) {
                edits.addAll(new ModuleAdoption(request, module, pom.get(), files, docker, done, leftAlone).edits());
            }
        }
        for (PomFile pom : poms.all()) {
            nameOthers(pom, request.name(pom.path()), leftAlone);
        }
        edits.addAll(poms.edits());
        return new Adoption(new Edits(request.root(), edits), done, leftAlone);
    }

    /** What else starts containers, by its name. */
    private static void nameOthers(PomFile pom, String name, List<LeftAlone> leftAlone) {
        pom.plugins()
                .map(plugin -> plugin.childTextOr("artifactId", "").strip())
                .filter(ProjectAdoption::startsContainers)
                .distinct()
                .filter(artifact ->
                        leftAlone.stream().noneMatch(left -> left.where().equals(name + ": " + artifact)))
                .toList()
                .forEach(artifact -> leftAlone.add(new LeftAlone(
                        name + ": " + artifact,
                        "what it does the kit can't replace here; keep it, or remove it yourself")));
        pom.pluginsOfProfiles()
                .map(plugin -> plugin.childTextOr("artifactId", "").strip())
                .filter(ProjectAdoption::startsContainers)
                .forEach(artifact -> leftAlone.add(new LeftAlone(
                        name + ": " + artifact + " of a <profile>",
                        "the kit leaves profiles alone; move it to <build>, or remove it yourself")));
    }

    private static boolean startsContainers(String artifact) {
        return artifact.matches(".*(docker|compose).*");
    }
}
