package org.prismdata.kit.upgrade;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.prismdata.kit.edit.Edits;
import org.prismdata.kit.edit.FileEdit;
import org.prismdata.kit.fingerprint.GeneratedFolder;
import org.prismdata.kit.process.ProcessRunner;
import org.prismdata.kit.process.ProgramPath;

/** Finds out what newer templates change in a project, beside what its author has changed. */
public final class ProjectUpgrade {
    private final Path project;
    private final Origin origin;
    private final Merge merge;
    private final List<FileEdit> edits = new ArrayList<>();
    private final List<String> conflicts = new ArrayList<>();
    private final List<String> leftAlone = new ArrayList<>();

    private ProjectUpgrade(Path project, Origin origin, Merge merge) {
        this.project = project;
        this.origin = origin;
        this.merge = merge;
    }

    /**
     * Only reads the project.
     *
     * @param version of the templates to have
     * @throws org.prismdata.kit.problem.PrismException if they can't be had
     */
    public static Upgrade plan(Path project, Origin origin, String version, Templates templates, ProcessRunner runner)
            throws IOException {
        // No symbolic link: the archetype looks at where it writes.
        Path folder = Files.createTempDirectory("prism-upgrade-").toRealPath();
        try {
            Path generated =
                    templates.generate(origin, version, Files.createDirectory(folder.resolve("generated")), runner);
            Merge merge = new Merge(
                    folder,
                    ProgramPath.ofThisProcess(),
                    runner,
                    "templates " + origin.version(),
                    "templates " + version);
            return compare(project, origin, generated, merge);
        } finally {
            GeneratedFolder.delete(folder);
        }
    }

    static Upgrade compare(Path project, Origin origin, Path generated, Merge merge) throws IOException {
        return new ProjectUpgrade(project, origin, merge).compareWith(generated);
    }

    private Upgrade compareWith(Path generated) throws IOException {
        Map<String, Path> theirs = files(generated);
        TreeSet<String> names = new TreeSet<>(origin.files().keySet());
        names.addAll(theirs.keySet());
        Conflicts.refuseUnresolved(project, names);
        for (String name : names) {
            compare(name, Optional.ofNullable(theirs.get(name)));
        }
        // What the next upgrade compares with.
        for (Path record : List.of(Origin.PROPERTIES, Origin.ARCHIVE)) {
            edits.add(FileEdit.change(project.resolve(record), Files.readAllBytes(generated.resolve(record))));
        }
        return new Upgrade(new Edits(project, edits), conflicts, leftAlone);
    }

    private static Map<String, Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    // What is kept there is of this project and its author, not of the templates.
                    .filter(file -> !folder.relativize(file).startsWith(Origin.PROPERTIES.getParent()))
                    .collect(Collectors.toMap(
                            file -> folder.relativize(file).toString().replace('\\', '/'),
                            file -> file,
                            (one, other) -> one,
                            HashMap::new));
        }
    }

    private void compare(String name, Optional<Path> template) throws IOException {
        Path file = project.resolve(name);
        boolean there = Files.isRegularFile(file);
        Optional<byte[]> yours = there ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
        Optional<byte[]> before = Optional.ofNullable(origin.files().get(name)).map(text -> as(yours, text));
        Optional<byte[]> theirs = Optional.empty();
        if (template.isPresent()) {
            theirs = Optional.of(as(yours, Files.readAllBytes(template.get())));
        }
        if (same(before, theirs) || same(yours, theirs)) {
            return;
        }
        if (same(yours, before)) {
            take(file, there, theirs, template);
        } else if (!there) {
            leftAlone.add(name + ": you have removed it, so what the templates change in it is left out");
        } else if (theirs.isEmpty()) {
            leftAlone.add(name + ": the templates have it no longer; you have changed it, so it stays");
        } else if (LineEnds.binary(yours.orElseThrow()) || LineEnds.binary(theirs.get())) {
            Path beside = file.resolveSibling(
                    file.getFileName() + "." + merge.theirs().replace(' ', '-'));
            edits.add(FileEdit.create(beside, theirs.get(), false));
            conflicts.add(name + " (no text: yours stays, that of the templates is " + beside.getFileName() + ")");
        } else {
            Merge.Result merged = merge.of(yours.orElseThrow(), before.orElse(new byte[0]), theirs.get());
            edits.add(FileEdit.change(file, merged.text()));
            merged.conflicts().forEach(line -> conflicts.add(name + ":" + line));
        }
    }

    private void take(Path file, boolean there, Optional<byte[]> theirs, Optional<Path> template) throws IOException {
        if (theirs.isEmpty()) {
            edits.add(FileEdit.remove(file));
        } else if (there) {
            edits.add(FileEdit.change(file, theirs.get()));
        } else {
            edits.add(FileEdit.create(file, theirs.get(), Files.isExecutable(template.orElseThrow())));
        }
    }

    private static byte[] as(Optional<byte[]> yours, byte[] text) {
        return yours.map(model -> LineEnds.like(model, text)).orElse(text);
    }

    private static boolean same(Optional<byte[]> one, Optional<byte[]> other) {
        return one.isPresent() == other.isPresent() && (one.isEmpty() || Arrays.equals(one.get(), other.orElseThrow()));
    }
}
