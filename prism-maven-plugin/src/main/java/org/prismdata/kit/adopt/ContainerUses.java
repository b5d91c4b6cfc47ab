package org.prismdata.kit.adopt;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where the tests use the container of a field, and what stands there in its place. */
final class ContainerUses {
    private static final Set<String> LIFE = Set.of("start", "stop", "close");
    private static final Set<String> AROUND =
            Set.of("BeforeAll", "BeforeClass", "BeforeEach", "Before", "AfterAll", "AfterClass", "AfterEach", "After");
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
    private final List<Use> uses = new ArrayList<>();

    /**
     * @param replaced what is replaced
     * @param method the method of the container
     * @param lambda whether its name stands there, not a call of it
     */
    private record Use(TestSource source, TreePath replaced, String method, boolean lambda) {}

    private ContainerUses(ContainerField field, Set<String> family) {
        this.field = field;
        this.family = family;
    }

    /** @throws NotUnderstood at a use that the kit has nothing to put in the place of */
    static ContainerUses find(ContainerField field, List<TestSource> sources) throws NotUnderstood {
        ContainerUses uses = new ContainerUses(field, family(field, sources));
        for (TestSource source : sources) {
            for (TreePath use : uses.references(source)) {
                uses.uses.add(uses.use(source, use));
            }
        }
        return uses;
    }

    /** The methods by which it is asked for something. */
    Set<String> questions() {
        Set<String> methods = new HashSet<>();
        uses.forEach(use -> methods.add(use.method()));
        methods.removeAll(LIFE);
        return methods;
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
                Tree gone = emptied(use.replaced(), removed);
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
                for (ClassTree type : source.source().classes().toList()) {
                    grown |= type.getExtendsClause() != null
                            && family.contains(type.getExtendsClause().toString())
                            && family.add(type.getSimpleName().toString());
                }
            }
        }
        return family;
    }

    private List<TreePath> references(TestSource source) {
        List<TreePath> found = new ArrayList<>();
        boolean inherits = family.stream().anyMatch(source.source()::declares);
        new TreePathScanner<Void, Void>() {
            @Override
            public Void visitIdentifier(IdentifierTree tree, Void nothing) {
                if (inherits && tree.getName().contentEquals(field.name())) {
                    found.add(getCurrentPath());
                }
                return null;
            }

            @Override
            public Void visitMemberSelect(MemberSelectTree tree, Void nothing) {
                String owner = tree.getExpression().toString();
                if (tree.getIdentifier().contentEquals(field.name())
                        && family.contains(owner.substring(owner.lastIndexOf('.') + 1))) {
                    found.add(getCurrentPath());
                    return null;
                }
                return super.visitMemberSelect(tree, nothing);
            }
        }.scan(source.source().unit(), null);
        return found;
    }

    private Use use(TestSource source, TreePath reference) throws NotUnderstood {
        TreePath parent = reference.getParentPath();
        TreePath above = parent.getParentPath();
        if (parent.getLeaf() instanceof MemberReferenceTree name
                && PROPERTIES.containsKey(name.getName().toString())) {
            return new Use(source, parent, name.getName().toString(), true);
        }
        if (parent.getLeaf() instanceof MemberSelectTree select
                && above.getLeaf() instanceof MethodInvocationTree call
                && call.getMethodSelect() == select) {
            String method = select.getIdentifier().toString();
            if (PROPERTIES.containsKey(method)) {
                return new Use(source, above, method, false);
            }
            if (LIFE.contains(method) && above.getParentPath().getLeaf() instanceof ExpressionStatementTree) {
                return new Use(source, above.getParentPath(), method, false);
            }
        }
        Tree shown = above.getLeaf() instanceof MethodInvocationTree ? above.getLeaf() : parent.getLeaf();
        throw new NotUnderstood(source.source().file().getFileName() + ":"
                + source.source().line(reference.getLeaf()) + " uses it as `"
                + source.source().textOf(shown).lines().findFirst().orElse("").strip()
                + "`, which a service of the kit can't answer");
    }

    /** The statement, or the method or block that would be empty without the removed ones. */
    private static Tree emptied(TreePath statement, Set<Tree> removed) {
        if (statement.getParentPath().getLeaf() instanceof BlockTree block
                && removed.containsAll(block.getStatements())) {
            Tree holder = statement.getParentPath().getParentPath().getLeaf();
            if (holder instanceof ClassTree) {
                return block;
            }
            if (holder instanceof MethodTree method
                    && method.getModifiers().getAnnotations().stream()
                            .anyMatch(each ->
                                    AROUND.contains(each.getAnnotationType().toString()))) {
                return method;
            }
        }
        return statement.getLeaf();
    }
}
