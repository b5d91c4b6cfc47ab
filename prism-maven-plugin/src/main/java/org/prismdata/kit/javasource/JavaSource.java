package org.prismdata.kit.javasource;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.prismdata.kit.problem.PrismException;

/**
 * A source file, parsed but not compiled: nothing is known of the classes that it names.
 *
 * @param file where it is
 * @param text what is in it
 * @param unit its syntax tree
 * @param positions where each tree is in the text
 */
public record JavaSource(Path file, Charset charset, String text, CompilationUnitTree unit, SourcePositions positions) {

    /**
     * @param charset of the text
     * @return empty if it has an error, or is not in that charset
     * @throws PrismException if this JVM has no compiler
     */
    public static Optional<JavaSource> parse(Path file, Charset charset) throws IOException {
        String text;
        try {
            text = charset.newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
        return parse(file, charset, text);
    }

    /** @param text that is, or is to be, in the file */
    public static Optional<JavaSource> parse(Path file, Charset charset, String text) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new PrismException(
                    "the Java that runs Maven has no compiler",
                    System.getProperty("java.home") + " is a runtime only, and javac is what reads the tests",
                    "set JAVA_HOME to a JDK");
        }
        DiagnosticCollector<JavaFileObject> messages = new DiagnosticCollector<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(messages, Locale.ROOT, charset)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, files, messages, List.of("-proc:none"), null, List.of(new Source(file.toUri(), text)));
            CompilationUnitTree unit = task.parse().iterator().next();
            boolean faulty =
                    messages.getDiagnostics().stream().anyMatch(each -> each.getKind() == Diagnostic.Kind.ERROR);
            return faulty
                    ? Optional.empty()
                    : Optional.of(new JavaSource(
                            file, charset, text, unit, Trees.instance(task).getSourcePositions()));
        }
    }

    /** The text, for javac. */
    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(URI file, String text) {
            super(file, Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    public int start(Tree tree) {
        return (int) positions.getStartPosition(unit, tree);
    }

    public int end(Tree tree) {
        return (int) positions.getEndPosition(unit, tree);
    }

    public String textOf(Tree tree) {
        return text.substring(start(tree), end(tree));
    }

    /** The number of the line in which it begins. */
    public long line(Tree tree) {
        return unit.getLineMap().getLineNumber(start(tree));
    }

    /** Its package; empty for none. */
    public String packageName() {
        return unit.getPackageName() == null ? "" : unit.getPackageName().toString();
    }

    /** Those that are in no other. */
    public Stream<ClassTree> classes() {
        return unit.getTypeDecls().stream().filter(ClassTree.class::isInstance).map(ClassTree.class::cast);
    }

    /** With those in others and in methods. */
    public List<ClassTree> allClasses() {
        List<ClassTree> all = new ArrayList<>();
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitClass(ClassTree tree, Void nothing) {
                all.add(tree);
                return super.visitClass(tree, nothing);
            }
        }.scan(unit, null);
        return all;
    }

    /** What it imports: a class, {@code package.*}, or a member of a class. */
    public Stream<String> imports() {
        return unit.getImports().stream()
                .map(ImportTree::getQualifiedIdentifier)
                .map(Tree::toString);
    }

    /** Whether a simple name in it is that of a class of a package. */
    public boolean sees(String className, String ofPackage) {
        return packageName().equals(ofPackage)
                || text.contains(ofPackage + "." + className)
                || imports()
                        .anyMatch(name -> name.equals(ofPackage + ".*")
                                || (name + ".").startsWith(ofPackage + "." + className + "."));
    }

    /** Whether one of its classes has that name. */
    public boolean declares(String className) {
        return allClasses().stream().anyMatch(type -> type.getSimpleName().contentEquals(className));
    }
}
