package org.prismdata.kit.compile;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.prismdata.kit.classfile.ClassOutline;
import org.prismdata.kit.fingerprint.GeneratedFolder;
import org.prismdata.kit.project.ProjectModule;
import org.prismdata.kit.project.SourceSet;

/**
 * The classes of a project. When sources change, those are compiled, and with them the sources whose classes name a class of
 * which others now see something else, or a subtype of it. Where class files do not tell enough (a constant that the
 * compiler has copied, an annotation, a class that is gone), all sources that could be touched are compiled.
 */
public final class Compilation implements AutoCloseable {
    private static final Pattern ANONYMOUS = Pattern.compile("\\$\\d");

    private final List<ProjectModule> modules;
    private final Map<Path, ClassFolder> folders = new LinkedHashMap<>();
    private final Map<Path, Javac> compilers = new HashMap<>();
    private final Map<Path, Set<Path>> uncompiled = new HashMap<>();
    private final Set<String> seenOtherwise = new HashSet<>();
    private final Map<String, ChangedClass> changed = new LinkedHashMap<>();
    private boolean allTouched;

    /**
     * @param compiled how many sources were compiled
     * @param messages what javac had to say, as it says it
     */
    public record Outcome(boolean succeeded, int compiled, String messages) {}

    /** @param modules their classes are up to date */
    public Compilation(List<ProjectModule> modules) throws IOException {
        this.modules = List.copyOf(modules);
        for (ProjectModule module : modules) {
            for (SourceSet set : module.sourceSets()) {
                folders.put(set.output(), new ClassFolder(set.output()));
            }
        }
        reread();
    }

    /** Reads the class files that Maven has written. */
    public void reread() throws IOException {
        for (ClassFolder folder : folders.values()) {
            folder.read().forEach(name -> note(folder, name));
        }
        uncompiled.clear();
        seenOtherwise.clear();
        allTouched = false;
    }

    /** The classes that have changed since this was asked last, at first all of them. */
    public List<ChangedClass> takeChanged() {
        List<ChangedClass> taken = List.copyOf(changed.values());
        changed.clear();
        return taken;
    }

    /** All classes, as if each had changed. */
    public List<ChangedClass> all() {
        return folders.values().stream()
                .flatMap(folder -> folder.outlines().stream()
                        .map(outline -> new ChangedClass(
                                folder.folder(), outline.name(), Optional.of(folder.bytes(outline.name())))))
                .toList();
    }

    /**
     * The classes that were generated and need none that was written: nobody edits them, and they do not see those who edit
     * the others. A package is theirs as a whole or not at all, because a class loader is to have it to itself.
     */
    public Set<String> steady() {
        Set<String> steady = new HashSet<>();
        for (ProjectModule module : modules) {
            for (SourceSet set : module.sourceSets()) {
                folders.get(set.output()).outlines().stream()
                        .filter(outline -> source(set, outline)
                                .filter(file -> file.startsWith(module.buildFolder()))
                                .isPresent())
                        .map(ClassOutline::name)
                        .forEach(steady::add);
            }
        }
        Set<String> others = outlines().map(ClassOutline::name).collect(Collectors.toSet());
        others.removeAll(steady);
        boolean shrinks = true;
        while (shrinks) {
            Set<String> packages = others.stream().map(Compilation::packageOf).collect(Collectors.toSet());
            List<String> leaving = outlines()
                    .filter(outline -> steady.contains(outline.name()))
                    .filter(outline -> packages.contains(packageOf(outline.name()))
                            || outline.references().stream().anyMatch(others::contains))
                    .map(ClassOutline::name)
                    .toList();
            leaving.forEach(steady::remove);
            shrinks = others.addAll(leaving);
        }
        return steady;
    }

    private static String packageOf(String name) {
        return name.substring(0, name.lastIndexOf('/') + 1);
    }

    /** The classes that name one of these. */
    public Set<String> users(Set<String> names) {
        return outlines()
                .filter(outline -> outline.references().stream().anyMatch(names::contains))
                .map(ClassOutline::name)
                .collect(Collectors.toSet());
    }

    public Optional<ClassOutline> outline(String name) {
        return folders.values().stream()
                .flatMap(folder -> folder.outline(name).stream())
                .findFirst();
    }

    /** The classes of a module's tests that are in no other class and can have instances, with dots. */
    public List<String> testClasses(ProjectModule module) {
        return folders.get(module.test().output()).outlines().stream()
                .filter(outline -> outline.concrete() && !outline.name().contains("$"))
                .map(outline -> outline.name().replace('/', '.'))
                .toList();
    }

    /**
     * Compiles what changes of sources touch; after a failure also what could not be compiled then.
     *
     * @param sources files that are new, other or gone
     */
    public Outcome compile(Set<Path> sources) throws IOException {
        int compiled = 0;
        StringBuilder messages = new StringBuilder();
        for (ProjectModule module : modules) {
            for (SourceSet set : module.sourceSets()) {
                Outcome outcome = compile(module, set, sources);
                compiled += outcome.compiled();
                messages.append(outcome.messages());
                if (!outcome.succeeded()) {
                    remember(sources, set);
                    return new Outcome(false, compiled, messages.toString());
                }
            }
        }
        uncompiled.clear();
        seenOtherwise.clear();
        allTouched = false;
        return new Outcome(true, compiled, messages.toString());
    }

    /** What the set that failed and those after it still have to compile; what else that touches is found out again. */
    private void remember(Set<Path> sources, SourceSet failed) {
        boolean after = false;
        for (ProjectModule module : modules) {
            for (SourceSet set : module.sourceSets()) {
                after |= set == failed;
                if (after) {
                    uncompiled
                            .computeIfAbsent(set.output(), output -> new HashSet<>())
                            .addAll(within(set, sources));
                }
            }
        }
    }

    private Outcome compile(ProjectModule module, SourceSet set, Set<Path> sources) throws IOException {
        ClassFolder folder = folders.get(set.output());
        Set<Path> own = new TreeSet<>(within(set, sources));
        own.addAll(uncompiled.getOrDefault(set.output(), Set.of()));
        boolean all = allTouched;
        for (Path source : own) {
            if (!Files.exists(source)) {
                all |= removeClasses(set, folder, source);
            }
        }
        own.removeIf(source -> !Files.exists(source));
        if (own.isEmpty() && !all && seenOtherwise.isEmpty()) {
            return new Outcome(true, 0, "");
        }
        Path staging = module.buildFolder().resolve("prism/watch/compiled");
        Set<Path> done = Set.of();
        Map<String, ClassFolder.ClassFile> classes = Map.of();
        String messages = "";
        while (true) {
            Set<Path> wanted = wanted(set, folder, own, all);
            if (done.containsAll(wanted)) {
                break;
            }
            GeneratedFolder.delete(staging);
            Javac.Outcome outcome = compiler(set).compile(wanted, staging);
            messages = outcome.messages();
            if (!outcome.succeeded()) {
                return new Outcome(false, 0, messages);
            }
            done = wanted;
            classes = ClassFolder.read(staging, Map.of());
            all |= compare(folder, classes, gone(set, folder, done, classes.keySet()));
            own = done;
        }
        publish(folder, classes, gone(set, folder, done, classes.keySet()));
        return new Outcome(true, done.size(), messages.isEmpty() ? "" : messages + "\n");
    }

    private Set<Path> wanted(SourceSet set, ClassFolder folder, Set<Path> own, boolean all) throws IOException {
        if (all) {
            return allSources(set);
        }
        Set<String> seen = withSubtypes(seenOtherwise);
        Set<Path> wanted = new TreeSet<>(own);
        for (ClassOutline outline : folder.outlines()) {
            if (outline.references().stream().anyMatch(seen::contains)) {
                source(set, outline).ifPresent(wanted::add);
            }
        }
        return wanted;
    }

    /** Whether what has been found out touches all sources. */
    private boolean compare(ClassFolder folder, Map<String, ClassFolder.ClassFile> classes, Set<String> gone) {
        boolean all = gone.stream().anyMatch(name -> !ANONYMOUS.matcher(name).find());
        seenOtherwise.addAll(gone);
        for (ClassFolder.ClassFile file : classes.values()) {
            ClassOutline now = file.outline();
            Optional<ClassOutline> before = folder.outline(now.name());
            if (before.isEmpty() || !before.get().api().equals(now.api())) {
                seenOtherwise.add(now.name());
                all |= now.annotation() && before.isPresent();
            }
            all |= before.isPresent()
                    && !now.constants().containsAll(before.get().constants());
        }
        allTouched |= all;
        return all;
    }

    private Set<String> gone(SourceSet set, ClassFolder folder, Set<Path> sources, Set<String> found) {
        Set<String> gone = new HashSet<>();
        for (Path source : sources) {
            gone.addAll(folder.ofSource(relative(set, source)));
        }
        gone.removeAll(found);
        return gone;
    }

    private void publish(ClassFolder folder, Map<String, ClassFolder.ClassFile> classes, Set<String> gone)
            throws IOException {
        for (String name : gone) {
            folder.remove(name);
            note(folder, name);
        }
        for (Map.Entry<String, ClassFolder.ClassFile> entry : classes.entrySet()) {
            if (!folder.isSame(entry.getKey(), entry.getValue().bytes())) {
                folder.put(entry.getKey(), entry.getValue());
                note(folder, entry.getKey());
            }
        }
    }

    private boolean removeClasses(SourceSet set, ClassFolder folder, Path source) throws IOException {
        Set<String> names = folder.ofSource(relative(set, source));
        for (String name : names) {
            folder.remove(name);
            note(folder, name);
        }
        seenOtherwise.addAll(names);
        allTouched |= !names.isEmpty();
        return !names.isEmpty();
    }

    private void note(ClassFolder folder, String name) {
        changed.put(
                folder.folder() + " " + name,
                new ChangedClass(folder.folder(), name, folder.outline(name).map(outline -> folder.bytes(name))));
    }

    private Set<String> withSubtypes(Set<String> names) {
        Set<String> all = new HashSet<>(names);
        boolean grows = !all.isEmpty();
        while (grows) {
            Set<String> more = outlines()
                    .filter(outline -> outline.supertypes().stream().anyMatch(all::contains))
                    .map(ClassOutline::name)
                    .collect(Collectors.toSet());
            grows = all.addAll(more);
        }
        return all;
    }

    private Stream<ClassOutline> outlines() {
        return folders.values().stream().flatMap(folder -> folder.outlines().stream());
    }

    private Javac compiler(SourceSet set) {
        return compilers.computeIfAbsent(set.output(), output -> new Javac(set));
    }

    private static Set<Path> within(SourceSet set, Set<Path> sources) {
        return sources.stream()
                .filter(source -> source.toString().endsWith(".java"))
                .filter(source -> set.sources().stream().anyMatch(source::startsWith))
                .collect(Collectors.toSet());
    }

    private static Set<Path> allSources(SourceSet set) throws IOException {
        Set<Path> all = new TreeSet<>();
        for (Path root : set.sources()) {
            if (Files.isDirectory(root)) {
                // It may be a link, and have some.
                try (Stream<Path> files = Files.walk(root, FileVisitOption.FOLLOW_LINKS)) {
                    files.filter(file -> file.toString().endsWith(".java")).forEach(all::add);
                }
            }
        }
        return all;
    }

    private static Optional<Path> source(SourceSet set, ClassOutline outline) {
        return set.sources().stream()
                .map(root -> root.resolve(outline.sourcePath()))
                .filter(Files::exists)
                .findFirst();
    }

    private static String relative(SourceSet set, Path source) {
        return set.sources().stream()
                .filter(source::startsWith)
                .findFirst()
                .map(root -> root.relativize(source).toString().replace('\\', '/'))
                .orElseThrow();
    }

    @Override
    public void close() throws IOException {
        for (Javac compiler : compilers.values()) {
            compiler.close();
        }
    }
}
