package org.prismdata.kit.adopt;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where the tests use the container of a field, and what stands there in its place. */
final class ContainerUses {
    private static final Set<String> LIFE = Set.of("start", "stop", "close");
    private static final Set<String> ENDS = Set.of("stop", "close");
    private static final Set<String> AFTER_ALL = Set.of("AfterAll", "AfterClass", "AfterSuite");
    private static final String PORT = "getMappedPort";
    private static final Set<String> AROUND = Set.of(
            "BeforeAll", "BeforeClass", "BeforeSuite", "BeforeEach", "Before", "AfterAll", "AfterClass", "AfterSuite");
    private static final Set<String> SELF = Set.of("this", "super");
    private static final Map<String, String> PROPERTIES = Map.of(
            "getHost", "host",
            "getContainerIpAddress", "host",
            "getJdbcUrl", "url",
            "getRedisURI", "url",
            "getUsername", "username",
            "getPassword", "password",
            "getBootstrapServers", "brokers",
            "getMappedPort", "port",
            "getFirstMappedPort", "port");

    private final ContainerField field;
    private final Set<String> family;
    private final List<TestSource> sources;
    private final List<Use> uses = new ArrayList<>();

    /**
     * @param replaced what is replaced
     * @param method the method of the container
     * @param arguments of its call
     * @param lambda whether its name stands there, not a call of it
     */
    private record Use(
            TestSource source,
            TreePath replaced,
            String method,
            List<? extends ExpressionTree> arguments,
            boolean lambda) {}

    private ContainerUses(ContainerField field, List<TestSource> sources) throws NotUnderstood {
        this.field = field;
        this.sources = sources;
        this.family = family(field, sources);
        for (TestSource source : sources) {
            for (TreePath reference : references(source)) {
                uses.add(use(source, reference));
            }
        }
    }

    /** @throws NotUnderstood at a use that the kit has nothing to put in the place of */
    static ContainerUses find(ContainerField field, List<TestSource> sources) throws NotUnderstood {
        return new ContainerUses(field, sources);
    }

    /** The methods by which it is asked for something. */
    Set<String> questions() {
        Set<String> methods = new HashSet<>();
        uses.forEach(use -> methods.add(use.method()));
        methods.removeAll(LIFE);
        return methods;
    }

    /**
     * @param port the service's in its container
     * @throws NotUnderstood if a test asks for another one
     */
    void ask(int port) throws NotUnderstood {
        for (Use use : uses) {
            if (use.method().equals(PORT)
                    && use.arguments().stream()
                            .map(String::valueOf)
                            .noneMatch(asked -> asked.equals(String.valueOf(port))
                                    || asked.matches("(.*\\.)?(POSTGRESQL|KAFKA)_PORT"))) {
                throw new NotUnderstood(place(use.source(), use.replaced().getLeaf()) + " asks for another port than "
                        + port + ", the service's own");
            }
        }
    }

    /** The files that use it. */
    Set<TestSource> sources() {
        Set<TestSource> sources = new HashSet<>(Set.of(field.source()));
        uses.forEach(use -> sources.add(use.source()));
        return sources;
    }

    /** @param service that the properties are those of */
    void replace(String service) {
        Set<Tree> removed = new HashSet<>();
        for (Use use : uses) {
            if (LIFE.contains(use.method())) {
                removed.add(use.replaced().getLeaf());
            }
        }
        for (Use use : uses) {
            TestSource source = use.source();
            if (LIFE.contains(use.method())) {
                Tree gone = emptied(use, removed);
                source.edits()
                        .removeDeclaration(
                                source.source().start(gone), source.source().end(gone));
            } else {
                Tree tree = use.replaced().getLeaf();
                source.edits()
                        .replace(
                                source.source().start(tree),
                                source.source().end(tree),
                                (use.lambda() ? "() -> " : "") + value(service, PROPERTIES.get(use.method())));
            }
        }
        TestSource source = field.source();
        source.edits()
                .removeDeclaration(
                        source.source().start(field.field()), source.source().end(field.field()));
    }

    private static String value(String service, String property) {
        String name = "\"prism." + service + "." + property + "\"";
        return property.equals("port") ? "Integer.getInteger(" + name + ")" : "System.getProperty(" + name + ")";
    }

    /** The class and those that inherit from it, by their simple names. */
    private static Set<String> family(ContainerField field, List<TestSource> sources) {
        Set<String> family = new HashSet<>(Set.of(field.ownerName()));
        boolean grown = true;
        while (grown) {
            grown = false;
            for (TestSource source : sources) {
                for (ClassTree type : source.source().allClasses()) {
                    grown |= type.getExtendsClause() != null
                            && family.contains(ContainerField.typeName(type.getExtendsClause()))
                            && family.add(type.getSimpleName().toString());
                }
            }
        }
        return family;
    }

    /**
     * @param others the files that can't be changed along, of all modules
     * @param folder the module's
     * @throws NotUnderstood if one of them names the field
     */
    void refuseIn(ProjectFiles others, Path folder, AdoptRequest request) throws NotUnderstood {
        for (String type : family) {
            Optional<Path> other = others.naming(folder, field.source().source().packageName(), type, field.name())
                    .findFirst();
            if (other.isPresent()) {
                throw new NotUnderstood(request.name(other.get()) + " uses it too, and is not changed along with it");
            }
        }
    }

    private List<TreePath> references(TestSource source) throws NotUnderstood {
        List<TreePath> found = new ArrayList<>();
        List<Tree> others = new ArrayList<>();
        boolean inherits = family.stream().anyMatch(source.source()::declares) || importsAll(source);
        new TreePathScanner<Void, Void>() {
            @Override
            public Void visitVariable(VariableTree tree, Void nothing) {
                if (tree != field.field() && tree.getName().contentEquals(field.name())) {
                    others.add(tree);
                }
                return super.visitVariable(tree, nothing);
            }

            @Override
            public Void visitIdentifier(IdentifierTree tree, Void nothing) {
                if (inherits && tree.getName().contentEquals(field.name())) {
                    found.add(getCurrentPath());
                }
                return null;
            }

            @Override
            public Void visitMemberSelect(MemberSelectTree tree, Void nothing) {
                if (tree.getIdentifier().contentEquals(field.name())) {
                    String owner = tree.getExpression().toString();
                    String last = owner.substring(owner.lastIndexOf('.') + 1);
                    if (family.contains(last) || inherits && SELF.contains(last)) {
                        found.add(getCurrentPath());
                        return null;
                    }
                    if (!last.matches("[A-Z]\\w*")) {
                        others.add(tree);
                    }
                }
                return super.visitMemberSelect(tree, nothing);
            }
        }.scan(source.source().unit(), null);
        if (!others.isEmpty() && (inherits || family.stream().anyMatch(source.names()::contains))) {
            throw new NotUnderstood(
                    place(source, others.get(0)) + " names something else the same, or it by another way");
        }
        return found;
    }

    /** By {@code import static a.Base.*}. */
    private boolean importsAll(TestSource source) {
        return source.source()
                .imports()
                .anyMatch(name -> family.stream().anyMatch(type -> name.endsWith("." + type + ".*")));
    }

    private static String place(TestSource source, Tree tree) {
        return source.source().file().getFileName() + ":" + source.source().line(tree);
    }

    private Use use(TestSource source, TreePath reference) throws NotUnderstood {
        TreePath parent = reference.getParentPath();
        TreePath above = parent.getParentPath();
        if (parent.getLeaf() instanceof MemberReferenceTree name
                && !name.getName().contentEquals(PORT)
                && PROPERTIES.containsKey(name.getName().toString())) {
            return new Use(source, parent, name.getName().toString(), List.of(), true);
        }
        if (parent.getLeaf() instanceof MemberSelectTree select
                && above.getLeaf() instanceof MethodInvocationTree call
                && call.getMethodSelect() == select) {
            String method = select.getIdentifier().toString();
            if (PROPERTIES.containsKey(method)) {
                return new Use(source, above, method, call.getArguments(), false);
            }
            TreePath statement = above.getParentPath();
            if (LIFE.contains(method)
                    && statement.getLeaf() instanceof ExpressionStatementTree
                    && statement.getParentPath().getLeaf() instanceof BlockTree) {
                if (!forAll(statement, method)) {
                    throw new NotUnderstood(place(source, reference.getLeaf()) + " calls " + method
                            + "() for some tests only; a service of the kit is up for all (<restartable> lets a test"
                            + " restart it)");
                }
                return new Use(source, statement, method, List.of(), false);
            }
        }
        Tree shown = above.getLeaf() instanceof MethodInvocationTree ? above.getLeaf() : parent.getLeaf();
        throw new NotUnderstood(place(source, reference.getLeaf()) + " uses it as `"
                + source.source().textOf(shown).lines().findFirst().orElse("").strip()
                + "`, which a service of the kit can't answer");
    }

    /** Whether a call that starts or ends the container is one around all tests. */
    private static boolean forAll(TreePath statement, String method) {
        for (TreePath path = statement; path != null; path = path.getParentPath()) {
            if (path.getLeaf() instanceof LambdaExpressionTree) {
                return false;
            }
            if (path.getLeaf() instanceof MethodTree holder) {
                return ENDS.contains(method) ? annotated(holder, AFTER_ALL) : !annotated(holder, TestSource.TESTS);
            }
            if (path.getLeaf() instanceof ClassTree) {
                return !ENDS.contains(method);
            }
        }
        return false;
    }

    private static boolean annotated(MethodTree method, Set<String> annotations) {
        return method.getModifiers().getAnnotations().stream()
                .anyMatch(each -> annotations.contains(ContainerField.typeName(each.getAnnotationType())));
    }

    /** The statement, or the method or block that would be empty without the removed ones. */
    private Tree emptied(Use use, Set<Tree> removed) {
        TreePath statement = use.replaced();
        if (statement.getParentPath().getLeaf() instanceof BlockTree block
                && block.getStatements().stream()
                        .allMatch(each -> removed.contains(each)
                                || use.source()
                                        .edits()
                                        .covers(use.source().source().start(each)))) {
            Tree holder = statement.getParentPath().getParentPath().getLeaf();
            if (holder instanceof ClassTree) {
                return block;
            }
            if (holder instanceof MethodTree method
                    && annotated(method, AROUND)
                    && sources.stream()
                            .noneMatch(source ->
                                    source.names().contains(method.getName().toString()))) {
                return method;
            }
        }
        return statement.getLeaf();
    }
}
