package org.prismdata.kit.adopt;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.TreeScanner;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.lang.model.element.Modifier;
import org.prismdata.kit.javasource.JavaSource;

/**
 * Another name for a test class, by which Failsafe runs it and not Surefire.
 *
 * @param source the file it is in
 * @param before its simple name
 * @param after the one it gets
 */
record TestName(TestSource source, String before, String after) {
    // What both plugins run where the POM says nothing else.
    private static final Pattern UNIT = Pattern.compile("(?<name>.+?)(?:Integration)?(?:Test|Tests|TestCase)");
    private static final Pattern UNIT_FIRST = Pattern.compile("Test(?<name>[A-Z].*)");
    private static final Pattern INTEGRATION = Pattern.compile("IT.*|.*IT|.*ITCase");

    static boolean ofIntegrationTest(String className) {
        return INTEGRATION.matcher(className).matches();
    }

    static String className(Path file) {
        return file.getFileName().toString().replaceFirst("\\.java$", "");
    }

    /** Its file then. */
    Path file() {
        return source.source().file().resolveSibling(after + ".java");
    }

    /** Its name now, with that of the package. */
    String fullName() {
        String inPackage = source.source().packageName();
        return inPackage.isEmpty() ? before : inPackage + "." + before;
    }

    /** Empty if Surefire does not run it, by its name or because it has no tests. */
    static Optional<TestName> of(TestSource source) {
        String before = className(source.source().file());
        boolean runs = source.source()
                .classes()
                .filter(type -> type.getSimpleName().contentEquals(before))
                .anyMatch(type -> !type.getModifiers().getFlags().contains(Modifier.ABSTRACT)
                        && (type.getExtendsClause() != null || source.hasTests()));
        return runs ? after(before).map(after -> new TestName(source, before, after)) : Optional.empty();
    }

    static Optional<String> after(String before) {
        Matcher unit = UNIT.matcher(before);
        if (unit.matches()) {
            return Optional.of(unit.group("name") + "IT");
        }
        Matcher first = UNIT_FIRST.matcher(before);
        return first.matches() ? Optional.of("IT" + first.group("name")) : Optional.empty();
    }

    /** Replaces it in code that means this class by it, and in links of its comments. */
    void replaceIn(TestSource other) {
        JavaSource code = other.source();
        if (other != source
                && !(code.text().contains(before)
                        && code.sees(before, source.source().packageName()))) {
            return;
        }
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitClass(ClassTree tree, Void nothing) {
                if (tree.getSimpleName().contentEquals(before)) {
                    int from = Math.max(code.start(tree), code.end(tree.getModifiers()));
                    replaceFirst("\\b(?:class|interface|enum|record)\\s+", from);
                }
                return super.visitClass(tree, nothing);
            }

            @Override
            public Void visitMethod(MethodTree tree, Void nothing) {
                if (other == source
                        && tree.getReturnType() == null
                        && tree.getName().contentEquals("<init>")) {
                    replaceFirst("", Math.max(code.start(tree), code.end(tree.getModifiers())));
                }
                return super.visitMethod(tree, nothing);
            }

            @Override
            public Void visitIdentifier(IdentifierTree tree, Void nothing) {
                if (tree.getName().contentEquals(before)) {
                    replace(code.start(tree));
                }
                return null;
            }

            @Override
            public Void visitMemberSelect(MemberSelectTree tree, Void nothing) {
                if (tree.getIdentifier().contentEquals(before)) {
                    replace(code.end(tree) - before.length());
                }
                return super.visitMemberSelect(tree, nothing);
            }

            private void replaceFirst(String ahead, int from) {
                Matcher found = Pattern.compile(ahead + "(" + before + ")\\b").matcher(code.text());
                if (found.find(from)) {
                    replace(found.start(1));
                }
            }

            private void replace(int start) {
                other.edits().replace(start, start + before.length(), after);
            }
        }.scan(code.unit(), null);
        Matcher link = Pattern.compile("(?:\\{@link(?:plain)? |@see )(" + before + ")\\b")
                .matcher(code.text());
        while (link.find()) {
            other.edits().replace(link.start(1), link.end(1), after);
        }
    }
}
