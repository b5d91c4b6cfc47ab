package org.prismdata.kit.adopt;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.prismdata.kit.edit.FileEdit;
import org.prismdata.kit.javasource.JavaSource;

/** The sources of a module's tests: those that use Testcontainers, and what becomes of them. */
final class TestSources {
    private static final String SUFFIX = ".java";

    private final AdoptModule module;
    private final Path root;
    private final List<TestSource> sources = new ArrayList<>();
    private final Set<TestSource> withContainers = new LinkedHashSet<>();
    private final List<LeftAlone> leftAlone;

    TestSources(Path root, AdoptModule module, List<LeftAlone> leftAlone) throws IOException {
        this.root = root;
        this.module = module;
        this.leftAlone = leftAlone;
        for (Path folder : module.testSources()) {
            for (Path file : files(folder)) {
                Optional<JavaSource> source = JavaSource.parse(file, module.charset());
                if (source.isPresent()) {
                    sources.add(TestSource.of(source.get()));
                } else {
                    leftAlone.add(
                            new LeftAlone(name(file), "javac can't read it; correct it, then run the goal again"));
                }
            }
        }
        sources.stream().filter(TestSource::importsTestcontainers).forEach(withContainers::add);
        // Those that extend or name one of them use its containers.
        boolean grown = !withContainers.isEmpty();
        while (grown) {
            grown = withContainers.addAll(sources.stream()
                    .filter(source -> withContainers.stream().anyMatch(source::uses))
                    .toList());
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
        }
    }

    boolean useContainers() {
        return !withContainers.isEmpty();
    }

    /** Whether there are integration tests, also those that get their name only now. */
    boolean haveIntegrationTests(List<TestName> renamed) {
        return !renamed.isEmpty()
                || sources.stream()
                        .map(source -> TestName.className(source.source().file()))
                        .anyMatch(TestName::ofIntegrationTest);
    }

    /** Puts services of the kit in the place of the containers that it understands. */
    void replaceContainers(FoundServices services, List<String> done) {
        Set<TestSource> changed = new LinkedHashSet<>();
        List<TestSource> partly = new ArrayList<>();
        for (ContainerField field : fields()) {
            try {
                field.isOneForAll();
                ContainerUses uses = ContainerUses.find(field, sources);
                FoundService service = field.service(module.folder(), module.testResources(), uses.questions());
                services.add(service);
                uses.replace(service.name());
                changed.addAll(uses.sources());
                done.add(where(field) + " becomes the service " + service.name()
                        + ", which all tests of the module use");
            } catch (NotUnderstood e) {
                partly.add(field.source());
                leftAlone.add(new LeftAlone(where(field), e.getMessage()));
            }
        }
        for (TestSource source : changed) {
            if (!partly.contains(source)) {
                removeAnnotation(source);
            }
            source.removeImports();
        }
    }

    private List<ContainerField> fields() {
        List<ContainerField> fields = new ArrayList<>();
        for (TestSource source : sources) {
            if (!source.importsTestcontainers()) {
                continue;
            }
            int before = fields.size();
            List<NewClassTree> others = new ArrayList<>();
            new TreePathScanner<Void, Void>() {
                @Override
                public Void visitVariable(VariableTree tree, Void nothing) {
                    if (ContainerField.isOne(tree)
                            && getCurrentPath().getParentPath().getLeaf() instanceof ClassTree owner) {
                        fields.add(new ContainerField(source, owner, tree));
                        return null;
                    }
                    return super.visitVariable(tree, nothing);
                }

                @Override
                public Void visitNewClass(NewClassTree tree, Void nothing) {
                    if (ContainerField.isOne(tree)) {
                        others.add(tree);
                    }
                    return super.visitNewClass(tree, nothing);
                }
            }.scan(source.source().unit(), null);
            if (fields.size() == before) {
                others.forEach(made -> leftAlone.add(new LeftAlone(
                        name(source.source().file()) + ":" + source.source().line(made),
                        "a method makes this container; the kit only replaces those of static fields")));
            }
        }
        return fields;
    }

    private void removeAnnotation(TestSource source) {
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitAnnotation(AnnotationTree tree, Void nothing) {
                if (tree.getAnnotationType().toString().equals("Testcontainers")) {
                    source.edits()
                            .remove(source.source().start(tree), source.source().end(tree));
                }
                return null;
            }
        }.scan(source.source().unit(), null);
    }

    /** Gives those that use containers and are called like unit tests the name of integration tests. */
    List<TestName> rename(List<String> done) {
        List<TestName> renamed = new ArrayList<>();
        for (TestSource source : withContainers) {
            TestName.of(source).ifPresent(name -> {
                Path to = source.source().file().resolveSibling(name.after() + SUFFIX);
                if (Files.exists(to)) {
                    leftAlone.add(new LeftAlone(
                            name(source.source().file()),
                            "it uses containers, so it should be called " + name.after()
                                    + ", but there is one already"));
                } else {
                    renamed.add(name);
                    done.add(name.before() + " becomes " + name.after() + ", because it uses containers");
                }
            });
        }
        renamed.forEach(name -> sources.forEach(name::replaceIn));
        return renamed;
    }

    List<FileEdit> edits(List<TestName> renamed) throws IOException {
        List<FileEdit> edits = new ArrayList<>();
        for (TestSource source : sources) {
            Path file = source.source().file();
            Path to = renamed.stream()
                    .filter(name -> name.source() == source)
                    .map(name -> file.resolveSibling(name.after() + SUFFIX))
                    .findFirst()
                    .orElse(file);
            if (!source.edits().isEmpty()) {
                edits.add(FileEdit.rename(file, to, source.edits().result().getBytes(module.charset())));
            }
        }
        return edits;
    }

    /** Whether anything of Testcontainers is left in the tests. */
    boolean stillNeedTestcontainers() throws IOException {
        for (TestSource source : sources) {
            if (source.edits().result().contains("testcontainers")) {
                return true;
            }
        }
        for (Path folder : module.testResources()) {
            for (Path file : allFiles(folder)) {
                // A URL that begins with jdbc:tc: starts one too.
                String text = Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1);
                if (text.contains("testcontainers") || text.contains("jdbc:tc:")) {
                    leftAlone.add(new LeftAlone(name(file), "it names Testcontainers, so the dependencies stay"));
                    return true;
                }
            }
        }
        return false;
    }

    private static List<Path> allFiles(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private String where(ContainerField field) {
        return name(field.source().source().file()) + ":"
                + field.source().source().line(field.field()) + ": the container '" + field.name() + "'";
    }

    private String name(Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }
}
