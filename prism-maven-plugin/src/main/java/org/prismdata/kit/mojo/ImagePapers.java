package org.prismdata.kit.mojo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.model.License;
import org.apache.maven.model.Model;
import org.apache.maven.model.Scm;
import org.apache.maven.project.MavenProject;
import org.prismdata.kit.engine.ImageName;
import org.prismdata.kit.image.RuntimeParts;
import org.prismdata.kit.process.ProcessRunner;
import org.prismdata.kit.process.ProgramPath;
import org.prismdata.kit.provenance.Checkout;
import org.prismdata.kit.provenance.Provenance;
import org.prismdata.kit.sbom.Component;
import org.prismdata.kit.sbom.RuntimeInventory;
import org.prismdata.kit.sbom.Sbom;
import org.prismdata.kit.sbom.SystemInventory;

/** What comes with a project's image: where it is from, and the list of what is in it. */
record ImagePapers(MavenProject project, BuildProperties properties, Path sbom, String kitVersion) {
    private static final Path OS_RELEASE = Path.of("/etc/os-release");
    private static final String BOM = "prism-bom";

    Provenance provenance(ProcessRunner runner) {
        Checkout checkout = ProgramPath.ofThisProcess()
                .find("git", List.of())
                .map(git -> Checkout.of(git, project.getBasedir().toPath(), runner))
                .orElseGet(Checkout::none);
        return new Provenance(
                project.getName(),
                project.getVersion(),
                own(Model::getLicenses).stream().map(License::getName).toList(),
                Optional.ofNullable(project.getScm()).map(Scm::getUrl),
                properties.get("project.build.outputTimestamp"),
                checkout);
    }

    /** The same with a list of its own, for one of several platforms' images. */
    ImagePapers forPlatform(String architecture) {
        String file = sbom.getFileName().toString().replaceFirst("(\\.cdx)?(\\.json)?$", "-" + architecture + "$1$2");
        return new ImagePapers(project, properties, sbom.resolveSibling(file), kitVersion);
    }

    /** Writes the list of what is in the image. */
    void writeSbom(
            ImageName name, RuntimeParts parts, Optional<String> base, Provenance provenance, ProcessRunner runner)
            throws IOException {
        List<Component> components = new ArrayList<>();
        components.add(Component.application(project.getGroupId(), project.getArtifactId(), project.getVersion()));
        for (Artifact artifact : dependencies()) {
            components.add(Component.dependency(
                    artifact.getGroupId(),
                    artifact.getArtifactId(),
                    artifact.getVersion(),
                    artifact.getType(),
                    Optional.ofNullable(artifact.getClassifier()).orElse(""),
                    artifact.getFile().toPath()));
        }
        if (parts.runtime().isPresent()) {
            Path runtime = parts.runtime().get();
            components.add(RuntimeInventory.of(runtime, parts.jdk().orElse(runtime)));
        }
        if (parts.system().isPresent()) {
            boolean debian = parts.thisSystem()
                    && ProgramPath.ofThisProcess().find("dpkg-query", List.of()).isPresent();
            components.addAll(new SystemInventory(runner, debian, OS_RELEASE)
                    .of(parts.system().get()));
        }
        base.map(Component::base).ifPresent(components::add);
        String tag = name.suffix().substring(1);
        new Sbom(name.repository(), tag, kitVersion, provenance.created(), components).write(sbom);
    }

    private List<Artifact> dependencies() {
        return project.getArtifacts().stream()
                .filter(artifact -> artifact.getArtifactHandler().isAddedToClasspath())
                .filter(artifact -> !List.of("test", "provided").contains(artifact.getScope()))
                .sorted()
                .toList();
    }

    /** Of the project or one of its parents, but not of the kit's: a project isn't licensed as the kit is. */
    private <T> Collection<T> own(Function<Model, Collection<T>> field) {
        return Stream.iterate(
                        project,
                        model -> model != null && !model.getArtifactId().equals(BOM),
                        MavenProject::getParent)
                .map(model -> field.apply(model.getOriginalModel()))
                .filter(values -> !values.isEmpty())
                .findFirst()
                .orElse(List.of());
    }
}
