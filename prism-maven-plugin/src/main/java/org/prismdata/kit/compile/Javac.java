package org.prismdata.kit.compile;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.prismdata.kit.problem.PrismException;
import org.prismdata.kit.project.SourceSet;

/** The compiler of this JVM for one source set. It stays warm, and its class path stays open. */
final class Javac implements AutoCloseable {
    private final JavaCompiler compiler;
    private final StandardJavaFileManager files;
    private final SourceSet set;

    /** @throws PrismException if this JVM has no compiler */
    Javac(SourceSet set) {
        this.set = set;
        compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new PrismException(
                    "the Java that runs Maven has no compiler",
                    System.getProperty("java.home") + " is a runtime only",
                    "set JAVA_HOME to a JDK");
        }
        files = compiler.getStandardFileManager(null, Locale.getDefault(), null);
    }

    /**
     * @param succeeded whether there are class files
     * @param messages what javac had to say, as it says it
     */
    record Outcome(boolean succeeded, String messages) {}

    /**
     * Compiles some sources of the set; the others are taken from their class files.
     *
     * @param sources their files
     * @param output where the class files go
     */
    Outcome compile(Collection<Path> sources, Path output) throws IOException {
        Files.createDirectories(output);
        files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(output));
        files.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath());
        // Else javac looks for sources on the class path.
        files.setLocationFromPaths(StandardLocation.SOURCE_PATH, List.of());
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        StringWriter other = new StringWriter();
        boolean succeeded = compiler.getTask(
                        other,
                        files,
                        diagnostics,
                        set.compiler().arguments(),
                        null,
                        files.getJavaFileObjectsFromPaths(sources))
                .call();
        StringBuilder messages = new StringBuilder(other.toString());
        for (Diagnostic<? extends JavaFileObject> diagnostic : diagnostics.getDiagnostics()) {
            messages.append(diagnostic).append('\n');
        }
        return new Outcome(succeeded, messages.toString().strip());
    }

    private List<Path> classPath() {
        return Stream.concat(Stream.of(set.output()), set.classPath().stream())
                .filter(Files::exists)
                .toList();
    }

    @Override
    public void close() throws IOException {
        files.close();
    }
}
