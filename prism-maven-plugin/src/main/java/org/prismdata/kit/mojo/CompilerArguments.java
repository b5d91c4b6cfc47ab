package org.prismdata.kit.mojo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.project.MavenProject;
import org.prismdata.kit.project.CompilerSettings;

/** What a goal of maven-compiler-plugin tells javac. */
record CompilerArguments(GoalRun goal, MavenProject project, boolean test) {
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
        arguments.addAll(processing());
        arguments.add("-implicit:none");
        return new CompilerSettings(arguments, isProcessed(), byMaven());
    }

    private Optional<String> own(String ofTests, String ofAll) {
        return (test ? goal.text(ofTests) : Optional.<String>empty()).or(() -> goal.text(ofAll));
    }

    private List<String> processing() {
        if (!isProcessed()) {
            return List.of("-proc:none");
        }
        List<String> arguments = new ArrayList<>();
        goal.text("proc").ifPresent(text -> arguments.add("-proc:" + text));
        List<String> processors = goal.list("annotationProcessors");
        if (!processors.isEmpty()) {
            arguments.addAll(List.of("-processor", String.join(",", processors)));
        }
        arguments.addAll(List.of("-s", generated().toString()));
        return arguments;
    }

    /** Whether annotation processors have a say: they were asked for, or have made something. */
    private boolean isProcessed() {
        if (goal.text("proc").filter("none"::equals).isPresent()) {
            return false;
        }
        return goal.element("annotationProcessorPaths").isPresent()
                || !goal.list("annotationProcessors").isEmpty()
                || hasFiles(generated());
    }

    private Path generated() {
        return Path.of(project.getBuild().getDirectory())
                .resolve(test ? "generated-test-sources/test-annotations" : "generated-sources/annotations");
    }

    private static boolean hasFiles(Path folder) {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.anyMatch(Files::isRegularFile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
        return goal.element("annotationProcessorPaths").isPresent()
                ? "it has annotation processors of its own path"
                : "";
    }
}
