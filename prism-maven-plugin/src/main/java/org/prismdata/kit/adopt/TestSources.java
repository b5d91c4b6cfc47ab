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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.prismdata.kit.edit.FileEdit;
import org.prismdata.kit.javasource.JavaSource;
import org.prismdata.kit.service.ServiceCatalog;

/** The sources of a module's tests: those that use Testcontainers, and what becomes of them. */
final class TestSources {
    private static final String SUFFIX = ".java";

    private final AdoptModule module;
    private final AdoptRequest request;
    private final ProjectFiles others;
    private final TestPlugins plugins;
    private final List<TestSource> sources = new ArrayList<>();
    private final Set<TestSource> withContainers = new LinkedHashSet<>();
    private final List<LeftAlone> leftAlone;

    TestSources(
            AdoptRequest request,
            AdoptModule module,
            ProjectFiles files,
            TestPlugins plugins,
            List<LeftAlone> leftAlone)
            throws IOException {
        this.request = request;
        this.module = module;
        this.plugins = plugins;
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
        others =
                files.without(sources.stream().map(each -> each.source().file()).collect(Collectors.toSet()));
        sources.stream().filter(TestSource::namesTestcontainers).forEach(withContainers::add);
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

    /** The integration tests, also those that get their name only now, and those in other languages. */
    List<Path> integrationTests(List<TestName> renamed) {
        Stream<Path> inOthers = others.in(module.folder()).texts().keySet().stream()
                .filter(file -> file.toString().matches(".*\\.(kt|groovy|scala)"))
                .filter(file -> !file.startsWith(module.folder().resolve("src/main")))
                .map(file -> Path.of(file.toString().replaceFirst("\\.\\w+$", SUFFIX)));
        return Stream.of(
                        renamed.stream().map(TestName::file),
                        sources.stream().map(source -> source.source().file()),
                        inOthers)
                .flatMap(files -> files)
                .filter(plugins::integrationTest)
                .toList();
    }

    /** Puts services of the kit in the place of the containers that it understands. */
    void replaceContainers(FoundServices services, List<String> done) {
        Set<TestSource> changed = new LinkedHashSet<>();
        List<TestSource> partly = new ArrayList<>();
        for (ContainerField field : fields()) {
            try {
                field.isOneForAll();
                ContainerUses uses = ContainerUses.find(field, sources);
                uses.refuseIn(others, module.folder(), request);
                FoundService service = field.service(module.folder(), module.testResources(), uses.questions());
                uses.ask(ServiceCatalog.known(service.name()).port());
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
            if (partly.stream().noneMatch(left -> reaches(source, left))) {
                removeAnnotation(source);
            }
            source.removeImports();
        }
    }

    /** Whether it is the other, or names it, or one that does. */
    private boolean reaches(TestSource source, TestSource other) {
        Set<TestSource> reached = new LinkedHashSet<>(Set.of(source));
        while (reached.addAll(sources.stream()
                .filter(each -> reached.stream().anyMatch(one -> one.uses(each)))
                .toList())) {
            // Until there are no more.
        }
        return reached.contains(other);
    }

    private List<ContainerField> fields() {
        List<ContainerField> fields = new ArrayList<>();
        for (TestSource source : sources) {
            if (!source.namesTestcontainers()) {
                continue;
            }
            int before = fields.size();
            List<NewClassTree> made = new ArrayList<>();
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
                        made.add(tree);
                    }
                    return super.visitNewClass(tree, nothing);
                }
            }.scan(source.source().unit(), null);
            if (fields.size() == before) {
                made.forEach(each -> leftAlone.add(new LeftAlone(
                        name(source.source().file()) + ":" + source.source().line(each),
                        "a method makes this container; the kit only replaces those of static fields")));
            }
            if (fields.size() == before && made.isEmpty() && source.extendsContainer()) {
                leftAlone.add(new LeftAlone(
                        name(source.source().file()),
                        "it has a class of its own for a container; the kit only replaces those of static fields"));
            }
        }
        return fields;
    }

    private void removeAnnotation(TestSource source) {
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitAnnotation(AnnotationTree tree, Void nothing) {
                if (ContainerField.typeName(tree.getAnnotationType()).equals("Testcontainers")) {
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
            if (plugins.integrationTest(source.source().file())) {
                continue;
            }
            TestName.of(source).ifPresent(name -> {
                Optional<String> reason = reasonToKeep(name);
                reason.ifPresent(why -> leftAlone.add(new LeftAlone(
                        name(source.source().file()),
                        "it uses containers, so it should be called " + name.after() + ", but " + why)));
                if (reason.isEmpty()) {
                    renamed.add(name);
                    done.add(name.before() + " becomes " + name.after() + ", because it uses containers");
                }
            });
        }
        renamed.forEach(name -> sources.forEach(name::replaceIn));
        return renamed;
    }

    private Optional<String> reasonToKeep(TestName name) {
        if (Files.exists(name.file())) {
            return Optional.of("there is one already");
        }
        if (!plugins.integrationTest(name.file())) {
            return Optional.of("Failsafe would not run it then: its <includes> say which it runs");
        }
        return Stream.concat(
                        others.naming(module.folder(), name.source().source().packageName(), name.before()),
                        others.in(module.folder()).calledAfter(name.before()))
                .findFirst()
                .map(file -> name(file) + " goes by its name of now")
                .or(() -> sources.stream()
                        .filter(source -> source.source().text().contains("\"" + name.fullName() + "\""))
                        .findFirst()
                        .map(source -> name(source.source().file()) + " has its name of now in a text"));
    }

    List<FileEdit> edits(List<TestName> renamed) throws IOException {
        List<FileEdit> edits = new ArrayList<>();
        for (TestSource source : sources) {
            Path file = source.source().file();
            Path to = renamed.stream()
                    .filter(name -> name.source() == source)
                    .map(TestName::file)
                    .findFirst()
                    .orElse(file);
            if (!source.edits().isEmpty()) {
                String text = source.edits().result();
                if (JavaSource.parse(file, module.charset(), text).isEmpty()) {
                    throw new IllegalStateException(request.name(file) + " would be no Java any more");
                }
                edits.add(FileEdit.rename(file, to, text.getBytes(module.charset())));
            }
        }
        return edits;
    }

    /**
     * Names what uses Testcontainers in other ways than by Java.
     *
     * @return whether anything of Testcontainers is left in the module
     */
    boolean nameWhatStays() {
        boolean left = false;
        for (TestSource source : sources) {
            left |= source.edits().result().contains("testcontainers")
                    || nameUrl(source.source().file(), source.source().text());
        }
        for (var other : others.in(module.folder()).texts().entrySet()) {
            Path file = other.getKey();
            // A log's settings need no library.
            if (file.equals(module.pom()) || file.getFileName().toString().matches("log(back|4j).*")) {
                continue;
            }
            if (nameUrl(file, other.getValue())) {
                left = true;
            } else if (other.getValue().contains("testcontainers")) {
                left = true;
                leftAlone.add(new LeftAlone(
                        name(file),
                        file.toString().matches(".*\\.(kt|groovy|scala)")
                                ? "it uses Testcontainers; only tests in Java are changed"
                                : "it names Testcontainers, so the dependencies stay"));
            }
        }
        return left;
    }

    private boolean nameUrl(Path file, String text) {
        if (text.contains("jdbc:tc:")) {
            leftAlone.add(new LeftAlone(
                    name(file),
                    "it has a URL that begins with jdbc:tc:, by which Testcontainers starts a database; declare the service,"
                            + " and take ${prism.postgres.url} in its place"));
            return true;
        }
        return false;
    }

    private String where(ContainerField field) {
        return name(field.source().source().file()) + ":"
                + field.source().source().line(field.field()) + ": the container '" + field.name() + "'";
    }

    private String name(Path file) {
        return request.name(file);
    }
}
