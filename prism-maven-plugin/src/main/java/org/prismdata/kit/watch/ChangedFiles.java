package org.prismdata.kit.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.prismdata.kit.project.ProjectModule;
import org.prismdata.kit.project.ResourceFolder;

/** What changed files mean to a project. */
final class ChangedFiles {
    private static final String POM = "pom.xml";
    // Hidden files, and what vim, Emacs and IntelliJ have beside a file while they write it.
    private static final Pattern LEFT = Pattern.compile("\\..*|.*~|#.*#|.*___jb_(tmp|old)___");

    private final List<ProjectModule> modules;

    ChangedFiles(List<ProjectModule> modules) {
        this.modules = modules;
    }

    /**
     * @param sources what javac compiles
     * @param resources whether something beside the classes is another
     * @param maven the first file that only Maven knows what to do with
     */
    record Meaning(Set<Path> sources, boolean resources, Optional<Path> maven) {}

    /** Whether a file or folder may matter at all. */
    boolean wanted(Path path) {
        if (LEFT.matcher(path.getFileName().toString()).matches()) {
            return false;
        }
        return modules.stream()
                .anyMatch(module -> path.equals(module.folder().resolve(POM))
                        || roots(module).anyMatch(root -> path.startsWith(root) || root.startsWith(path)));
    }

    List<Path> folders() {
        return modules.stream()
                .flatMap(module -> Stream.concat(Stream.of(module.folder()), roots(module)))
                .distinct()
                .toList();
    }

    private static Stream<Path> roots(ProjectModule module) {
        return Stream.of(
                        Stream.of(module.folder().resolve("src")),
                        module.writtenSources(),
                        module.resources().map(ResourceFolder::folder))
                .flatMap(roots -> roots);
    }

    /** Without those that lie beside Java sources and are neither one nor a resource: editors put files there for a moment. */
    Set<Path> meaningful(Set<Path> changed) {
        return changed.stream()
                .filter(file -> resourceFolder(file).isPresent() || !isBesideSources(file))
                .collect(Collectors.toSet());
    }

    /** Copies the resources among them. */
    Meaning take(Set<Path> changed) throws IOException {
        Set<Path> sources = new HashSet<>();
        boolean resources = false;
        Optional<Path> maven = Optional.empty();
        for (Path file : changed) {
            Optional<ResourceFolder> resource = resourceFolder(file);
            // A POM too: what it says may be put into filtered ones.
            resources |= resource.isPresent() || file.endsWith(POM);
            if (isSource(file)) {
                sources.add(file);
            } else if (resource.isPresent() && resource.get().plain()) {
                copy(file, resource.get());
            } else {
                maven = maven.or(() -> Optional.of(file));
            }
        }
        return new Meaning(sources, resources, maven);
    }

    private boolean isSource(Path file) {
        return file.toString().endsWith(".java")
                && modules.stream()
                        .flatMap(module -> module.sourceSets().stream())
                        .filter(set -> set.compiler().byMaven().isEmpty())
                        .anyMatch(set -> set.sources().stream().anyMatch(file::startsWith));
    }

    /** Whether it is in a folder of Java sources and none itself. */
    private boolean isBesideSources(Path file) {
        return !file.toString().endsWith(".java")
                && modules.stream().flatMap(ProjectModule::writtenSources).anyMatch(file::startsWith);
    }

    private Optional<ResourceFolder> resourceFolder(Path file) {
        return modules.stream()
                .flatMap(ProjectModule::resources)
                .filter(resource -> file.startsWith(resource.folder()))
                .findFirst();
    }

    private static void copy(Path file, ResourceFolder resource) throws IOException {
        Path target = resource.target().resolve(resource.folder().relativize(file));
        if (Files.exists(file)) {
            Files.createDirectories(target.getParent());
            Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
        } else {
            Files.deleteIfExists(target);
        }
    }
}
