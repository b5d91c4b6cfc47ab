package org.prismdata.kit.watch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.prismdata.kit.changes.FolderWatch;
import org.prismdata.kit.compile.Compilation;
import org.prismdata.kit.problem.PrismException;
import org.prismdata.kit.project.ProjectBuild;
import org.prismdata.kit.project.ProjectModule;

/** Waits for changes and keys, and shows what becomes of the tests. */
public final class WatchLoop implements AutoCloseable {
    private final ProjectBuild build;
    private final WatchSettings settings;
    private final Report report;
    private final Screen screen;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final Set<Path> waiting = new TreeSet<>();

    private List<ProjectModule> watchedModules = List.of();
    private ChangedFiles files = new ChangedFiles(List.of());
    private FolderWatch watch;
    private WatchedProject project;
    private boolean mavenWanted = true;
    private boolean allAffected = true;
    private boolean paused;

    /**
     * Something to do.
     *
     * @param files what has changed
     * @param key what was pressed; null if nothing was
     * @param nanos when
     */
    private record Event(Set<Path> files, Key key, long nanos) {}

    public WatchLoop(ProjectBuild build, Screen screen, WatchSettings settings) {
        this.build = build;
        this.screen = screen;
        this.settings = settings;
        this.report = new Report(screen);
    }

    /** Returns when the user has had enough. */
    public void run() throws IOException, InterruptedException {
        screen.listen(key -> events.add(new Event(Set.of(), key, System.nanoTime())));
        watch(build.folders());
        changed(Set.of(), System.nanoTime());
        while (true) {
            Event event = events.take();
            if (event.key() == Key.QUIT) {
                return;
            }
            if (event.key() == null) {
                changed(event);
            } else {
                obey(event);
            }
        }
    }

    /** All that has changed until now is one change: it may have come in parts while something else ran. */
    private void changed(Event first) throws InterruptedException {
        Set<Path> all = new TreeSet<>(first.files());
        long nanos = first.nanos();
        for (Event next = events.peek(); next != null && next.key() == null; next = events.peek()) {
            all.addAll(next.files());
            nanos = next.nanos();
            events.remove();
        }
        changed(all, nanos);
    }

    private void obey(Event event) throws InterruptedException {
        switch (event.key()) {
            case PAUSE -> {
                paused = !paused;
                if (paused) {
                    report.paused();
                } else {
                    report.say("going on");
                    changed(Set.of(), event.nanos());
                }
            }
            case INTEGRATION -> integrationTests();
            case ALL -> {
                allAffected = true;
                changed(Set.of(), event.nanos());
            }
            case FAILED, AFFECTED -> runAgain(event);
            case QUIT -> {}
        }
    }

    private void runAgain(Event event) throws InterruptedException {
        if (project == null || mavenWanted) {
            report.say("nothing has been built yet");
            return;
        }
        List<Batch> batches = event.key() == Key.FAILED
                ? project.batches(false).stream()
                        .filter(batch -> batch.stage() == Batch.Stage.FAILED)
                        .toList()
                : project.lastAffected();
        if (batches.isEmpty()) {
            report.say(event.key() == Key.FAILED ? "no test has failed" : "the last change affected no test");
        } else {
            test(batches, event.nanos());
        }
    }

    private void integrationTests() {
        try {
            report.say("integration tests, against services that stay up");
            build.integrationTests();
            report.good("the integration tests passed");
        } catch (PrismException e) {
            report.bad(e.problem() + "\n" + e.reason());
        }
    }

    private void changed(Set<Path> paths, long nanos) throws InterruptedException {
        waiting.addAll(paths);
        if (paused) {
            return;
        }
        Set<Path> taken = Set.copyOf(waiting);
        waiting.clear();
        if (!taken.isEmpty()) {
            report.changed(taken);
        }
        try {
            take(taken, nanos);
        } catch (IOException | UncheckedIOException e) {
            // Somebody else works on the same files: cleans, or deletes what has just been there.
            report.broken("a file could not be read or written: " + e.getMessage());
            mavenWanted = true;
        }
    }

    private void take(Set<Path> taken, long nanos) throws IOException, InterruptedException {
        ChangedFiles.Meaning meaning = files.take(taken);
        mavenWanted |= meaning.maven().isPresent() || project == null || !project.isThere();
        allAffected |= meaning.resources();
        if (!(mavenWanted ? builtByMaven() : compiled(meaning.sources()))) {
            return;
        }
        if (!project.takeChanges() && !allAffected && project.unaffected()) {
            report.nothingToTest();
            return;
        }
        if (test(project.batches(allAffected), nanos)) {
            affectedHaveRun();
        }
    }

    private boolean compiled(Set<Path> sources) throws IOException {
        long start = System.nanoTime();
        Compilation.Outcome outcome = project.compilation().compile(sources);
        report.compiled(outcome, System.nanoTime() - start);
        return outcome.succeeded();
    }

    private boolean builtByMaven() throws IOException {
        long start = System.nanoTime();
        List<ProjectModule> modules;
        try {
            modules = build.compile();
        } catch (PrismException e) {
            report.broken(e.problem() + "\n" + e.reason());
            return false;
        }
        mavenWanted = false;
        if (project != null && project.isThere() && modules.equals(project.modules())) {
            project.reread();
        } else {
            if (project != null) {
                project.close();
            }
            project = new WatchedProject(modules, settings, report::output);
            allAffected = true;
            watch(modules);
            report.watching(
                    modules.stream()
                            .filter(module -> module.tests().isPresent())
                            .count(),
                    project.testClasses());
        }
        report.builtByMaven(System.nanoTime() - start);
        return true;
    }

    /** Returns whether all could run before something else was wanted. */
    private boolean test(List<Batch> batches, long nanos) throws InterruptedException {
        report.begin(nanos);
        boolean cut = false;
        for (Batch batch : batches) {
            cut = isOvertaken();
            if (cut) {
                break;
            }
            if (batch.stage() == Batch.Stage.REST) {
                // All that a change has affected comes before.
                affectedHaveRun();
            }
            report.begin(batch.stage());
            report.ran(project.run(batch));
        }
        report.end(cut, project.failed());
        project.endCycle();
        batches.stream().map(Batch::module).findFirst().ifPresent(project::startSpare);
        return !cut;
    }

    private void affectedHaveRun() {
        allAffected = false;
        project.affectedHaveRun();
    }

    private boolean isOvertaken() {
        return events.stream().anyMatch(event -> event.key() == null || event.key() == Key.QUIT);
    }

    private void watch(List<ProjectModule> modules) throws IOException {
        if (modules.equals(watchedModules)) {
            return;
        }
        if (watch != null) {
            watch.close();
        }
        watchedModules = modules;
        files = new ChangedFiles(modules);
        ChangedFiles told = files;
        FolderWatch current = new FolderWatch(told.folders(), told::wanted, settings.settle());
        watch = current;
        Thread thread = new Thread(() -> listen(current, told), "prism-changes");
        thread.setDaemon(true);
        thread.start();
    }

    private void listen(FolderWatch current, ChangedFiles told) {
        try {
            for (Set<Path> paths = current.await(); !paths.isEmpty(); paths = current.await()) {
                Set<Path> meaningful = told.meaningful(paths);
                if (!meaningful.isEmpty()) {
                    events.add(new Event(meaningful, null, System.nanoTime()));
                }
            }
        } catch (IOException e) {
            report.bad("changes are no longer seen: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        if (watch != null) {
            watch.close();
        }
        if (project != null) {
            project.close();
        }
        screen.close();
    }
}
