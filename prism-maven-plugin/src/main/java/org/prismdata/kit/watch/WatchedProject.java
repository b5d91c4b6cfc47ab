package org.prismdata.kit.watch;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.prismdata.kit.affected.TestHistory;
import org.prismdata.kit.classfile.ClassOutline;
import org.prismdata.kit.compile.ChangedClass;
import org.prismdata.kit.compile.Compilation;
import org.prismdata.kit.project.ProjectModule;
import org.prismdata.kit.testrun.ClassResult;
import org.prismdata.kit.testrun.MarkedClasses;
import org.prismdata.kit.testrun.TestRuns;

/** A project as its POMs have it now: its classes, the JVMs of its tests, and what these have shown. */
final class WatchedProject implements AutoCloseable {
    private final List<ProjectModule> modules;
    private final Compilation compilation;
    private final MarkedClasses marked = new MarkedClasses();
    private final TestRuns tests;
    private final Map<String, TestHistory> histories = new HashMap<>();
    private final Set<String> changed = new HashSet<>();
    private List<Batch> lastAffected = List.of();
    private Set<String> steady = Set.of();
    private boolean steadyKnown;

    /** @param modules just built by Maven */
    WatchedProject(List<ProjectModule> modules, WatchSettings settings, Consumer<String> output) throws IOException {
        this.modules = modules;
        compilation = new Compilation(modules);
        tests = new TestRuns(settings.java(), settings.kit(), settings.timeout(), marked, output);
    }

    List<ProjectModule> modules() {
        return modules;
    }

    /** Whether nobody has cleaned it. */
    boolean isThere() {
        return marked.areThere();
    }

    Compilation compilation() {
        return compilation;
    }

    /** Reads the classes that Maven has made. */
    void reread() throws IOException {
        compilation.reread();
        steadyKnown = false;
    }

    /** Takes over which classes have changed; returns whether any has. */
    boolean takeChanges() throws IOException {
        List<ChangedClass> taken = compilation.takeChanged();
        mark(taken);
        Set<String> unseen = new HashSet<>();
        for (ChangedClass one : taken) {
            changed.add(one.name());
            // One without code can't tell that it is used, but those can that name it.
            if (compilation.outline(one.name()).filter(ClassOutline::code).isEmpty()) {
                unseen.add(one.name());
            }
        }
        if (!unseen.isEmpty()) {
            changed.addAll(compilation.users(unseen));
        }
        return !taken.isEmpty();
    }

    private void mark(List<ChangedClass> taken) throws IOException {
        List<ChangedClass> marking = taken;
        if (!steadyKnown || taken.stream().map(ChangedClass::name).anyMatch(steady::contains)) {
            steady = compilation.steady();
            steadyKnown = true;
            marked.begin(steady);
            marking = compilation.all();
        }
        for (ChangedClass one : marking) {
            marked.put(one.folder(), one.name(), one.bytes());
        }
    }

    /** All tests, those first that failed last and those next that the changes affect. */
    List<Batch> batches(boolean allAffected) {
        List<Batch> batches = new ArrayList<>();
        for (ProjectModule module : modules) {
            if (module.tests().isPresent()) {
                TestHistory history = history(module);
                List<String> names = testClasses(module);
                history.keep(names);
                Set<String> affecting = allAffected
                        ? names.stream().map(name -> name.replace('.', '/')).collect(Collectors.toSet())
                        : changed;
                Batch.of(module, history, history.stages(names, affecting)).forEach(batches::add);
            }
        }
        batches.sort(Comparator.comparing(Batch::stage));
        if (allAffected || !changed.isEmpty()) {
            lastAffected = batches.stream()
                    .filter(batch -> batch.stage() == Batch.Stage.AFFECTED || batch.stage() == Batch.Stage.SLOWER)
                    .toList();
        }
        return batches;
    }

    int testClasses() {
        return modules.stream()
                .filter(module -> module.tests().isPresent())
                .mapToInt(module -> testClasses(module).size())
                .sum();
    }

    private List<String> testClasses(ProjectModule module) {
        return compilation.testClasses(module).stream()
                .filter(module.tests().orElseThrow().classes()::match)
                .toList();
    }

    List<ClassResult> run(Batch batch) throws InterruptedException {
        List<ClassResult> results = tests.run(batch.module(), batch.classes());
        history(batch.module()).add(batch.classes(), results);
        return results;
    }

    /** Whether no change waits for its tests. */
    boolean unaffected() {
        return changed.isEmpty();
    }

    /** What the last change affected. */
    List<Batch> lastAffected() {
        return lastAffected;
    }

    /** No change is left whose tests have not run. */
    void affectedHaveRun() {
        changed.clear();
    }

    void endCycle() throws InterruptedException {
        tests.endCycle();
    }

    void startSpare(ProjectModule module) {
        tests.startSpare(module);
    }

    Set<String> failed() {
        return modules.stream()
                .flatMap(module -> history(module).failed().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private TestHistory history(ProjectModule module) {
        return histories.computeIfAbsent(module.name(), name -> new TestHistory());
    }

    @Override
    public void close() throws IOException {
        tests.close();
        compilation.close();
    }
}
