package org.prismdata.kit.adopt;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.util.TreeScanner;
import java.util.HashSet;
import java.util.Set;
import org.prismdata.kit.javasource.JavaSource;
import org.prismdata.kit.javasource.TextEdits;

/**
 * A source file of the tests, and what is to be changed in it.
 *
 * @param names all simple names in its code, and the full ones of Testcontainers
 */
record TestSource(JavaSource source, Set<String> names, TextEdits edits) {
    static final Set<String> TESTS = Set.of("Test", "ParameterizedTest", "RepeatedTest", "TestFactory", "TestTemplate");

    static TestSource of(JavaSource source) {
        Set<String> names = new HashSet<>();
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitIdentifier(IdentifierTree tree, Void nothing) {
                names.add(tree.getName().toString());
                return null;
            }

            @Override
            public Void visitMemberSelect(MemberSelectTree tree, Void nothing) {
                names.add(tree.getIdentifier().toString());
                if (ofTestcontainers(tree.toString())) {
                    names.add(tree.toString());
                }
                return super.visitMemberSelect(tree, nothing);
            }
        }.scan(source.unit(), null);
        return new TestSource(source, names, new TextEdits(source.text()));
    }

    boolean namesTestcontainers() {
        return names.stream().anyMatch(TestSource::ofTestcontainers);
    }

    static boolean ofTestcontainers(String className) {
        return className.startsWith("org.testcontainers.") || className.startsWith("com.redis.testcontainers.");
    }

    /** Whether its code names a class that the other has. */
    boolean uses(TestSource other) {
        return other != this
                && other.source
                        .classes()
                        .map(type -> type.getSimpleName().toString())
                        .anyMatch(name -> names.contains(name) && source.sees(name, other.source.packageName()));
    }

    boolean extendsContainer() {
        return source.allClasses().stream()
                .anyMatch(type -> type.getExtendsClause() != null
                        && ContainerField.typeName(type.getExtendsClause()).endsWith("Container"));
    }

    boolean hasTests() {
        boolean[] found = {false};
        new TreeScanner<Void, Void>() {
            // On a method, or as TestNG has it on a class.
            @Override
            public Void visitAnnotation(AnnotationTree annotation, Void nothing) {
                found[0] |= TESTS.contains(ContainerField.typeName(annotation.getAnnotationType()));
                return null;
            }
        }.scan(source.unit(), null);
        return found[0];
    }

    /** Takes those imports away whose name is only left in what the edits have taken away. */
    void removeImports() {
        Set<String> gone = new HashSet<>();
        Set<String> left = new HashSet<>();
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitImport(ImportTree tree, Void nothing) {
                return null;
            }

            @Override
            public Void visitIdentifier(IdentifierTree tree, Void nothing) {
                (edits.covers(source.start(tree)) ? gone : left)
                        .add(tree.getName().toString());
                return null;
            }
        }.scan(source.unit(), null);
        gone.removeAll(left);
        for (ImportTree each : source.unit().getImports()) {
            String name = each.getQualifiedIdentifier().toString();
            if (gone.contains(name.substring(name.lastIndexOf('.') + 1))) {
                edits.remove(source.start(each), source.end(each));
            }
        }
    }
}
