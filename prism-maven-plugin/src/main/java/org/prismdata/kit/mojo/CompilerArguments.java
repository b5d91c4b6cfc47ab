package org.prismdata.kit.mojo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipFile;
import org.apache.maven.project.MavenProject;
import org.prismdata.kit.project.CompilerSettings;

/** What a goal of maven-compiler-plugin tells javac. */
record CompilerArguments(GoalRun goal, MavenProject project, List<Path> classPath, boolean test) {
    private static final String PROCESSORS = "META-INF/services/javax.annotation.processing.Processor";

    CompilerSettings settings() {
        List<String> arguments = new ArrayList<>();
        Optional<String> release = own("testRelease", "release");
        if (release.filter(
                        text -> !text.equals(Integer.toString(Runtime.version().feature())))
                .isPresent()) {
            arguments.addAll(List.of("--release", release.get()));
        } else if (release.isEmpty()) {
            own("testSource", "source").ifPresent(text -> arguments.addAll(List.of("-source", text)));
            own("testTarget", "target").ifPresent(text -> arguments.addAll(List.of("-target", text)));
        }
        goal.text("encoding").ifPresent(text -> arguments.addAll(List.of("-encoding", text)));
        arguments.add(goal.text("debug").filter("false"::equals).isPresent() ? "-g:source" : "-g");
        if (goal.isTrue("parameters")) {
            arguments.add("-parameters");
        }
        if (goal.isTrue("enablePreview")) {
            arguments.add("--enable-preview");
        }
        if (goal.isTrue("failOnWarning")) {
            arguments.add("-Werror");
        }
        if (goal.text("showWarnings").filter("false"::equals).isPresent()) {
            arguments.add("-nowarn");
        }
        arguments.addAll(goal.list("compilerArgs"));
        own("testCompilerArgument", "compilerArgument").ifPresent(arguments::add);
        arguments.addAll(List.of("-proc:none", "-implicit:none"));
        return new CompilerSettings(arguments, byMaven());
    }

    private Optional<String> own(String ofTests, String ofAll) {
        return (test ? goal.text(ofTests) : Optional.<String>empty()).or(() -> goal.text(ofAll));
    }

    private String byMaven() {
        List<String> roots = test ? project.getTestCompileSourceRoots() : project.getCompileSourceRoots();
        if (roots.stream().anyMatch(root -> Files.exists(Path.of(root, "module-info.java")))) {
            return "it is a module of the Java Platform Module System";
        }
        if (goal.isTrue("fork")) {
            return "maven-compiler-plugin forks";
        }
        if (goal.text("compilerId").filter(id -> !id.equals("javac")).isPresent()) {
            return "it has another compiler";
        }
        return isProcessed() ? "it has annotation processors" : "";
    }

    /**
     * Whether annotation processors may have a say. What they make of one source may depend on any other, and they make
     * resources too; so only a whole compilation is right.
     */
    private boolean isProcessed() {
        if (goal.text("proc").filter("none"::equals).isPresent()) {
            return false;
        }
        return goal.element("annotationProcessorPaths").isPresent()
                || !goal.list("annotationProcessors").isEmpty()
                || goal.list("compilerArgs").stream().anyMatch(argument -> argument.startsWith("-processor"))
                || classPath.stream().anyMatch(CompilerArguments::hasProcessors);
    }

    private static boolean hasProcessors(Path entry) {
        if (!Files.isRegularFile(entry)) {
            return Files.exists(entry.resolve(PROCESSORS));
        }
        try (ZipFile jar = new ZipFile(entry.toFile())) {
            return jar.getEntry(PROCESSORS) != null;
        } catch (IOException e) {
            // javac does not take it for a jar either.
            return false;
        }
    }
}
