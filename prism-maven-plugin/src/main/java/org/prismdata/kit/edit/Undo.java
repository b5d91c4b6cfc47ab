package org.prismdata.kit.edit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.prismdata.kit.fingerprint.Fingerprint;
import org.prismdata.kit.fingerprint.GeneratedFolder;
import org.prismdata.kit.problem.PrismException;

/**
 * The files as they were before some edits, kept in the project so that these can be taken back, also when the machine went
 * down amid them.
 *
 * <p>The folder holds {@code files}, a line for each file with the hashes of before and after ({@code -} for none) and its
 * name, and below {@code before} their contents, named by the number of their line. It is called by a number: the edits
 * with the highest are the last ones, and are taken back first.
 *
 * @param root the project's folder
 * @param number of the edits, from 1 on; 0 if there are none
 */
public record Undo(Path root, int number) {
    private static final String FOLDER = ".prism";
    private static final String ALL = "undo";
    private static final String LIST = "files";
    private static final String NONE = "-";

    /** What becomes of one file, in hashes. */
    private record State(Path file, String before, String after) {}

    /** What is to be done to one name: a file that gets another name is two of them. */
    private record Step(
            Path file, Optional<byte[]> before, Optional<byte[]> after, Optional<Path> like, boolean executable) {}

    /** That of the last edits which can be taken back. */
    public static Undo of(Path root) throws IOException {
        Path all = root.resolve(FOLDER).resolve(ALL);
        if (!Files.isDirectory(all)) {
            return new Undo(root, 0);
        }
        try (Stream<Path> folders = Files.list(all)) {
            // Without the list, which is written last, none of the files was touched.
            return new Undo(
                    root,
                    folders.filter(folder -> Files.isRegularFile(folder.resolve(LIST)))
                            .mapToInt(folder ->
                                    Integer.parseInt(folder.getFileName().toString()))
                            .max()
                            .orElse(0));
        }
    }

    /** That of the edits to come. */
    static Undo next(Path root) throws IOException {
        return new Undo(root, of(root).number() + 1);
    }

    public boolean isEmpty() {
        return number == 0;
    }

    /** @throws PrismException if a file could not be written; all are as they were */
    void make(List<FileEdit> edits) throws IOException {
        List<Step> steps = new ArrayList<>();
        for (FileEdit edit : edits) {
            boolean stays = edit.from().equals(edit.to());
            edit.to()
                    .ifPresent(to -> steps.add(new Step(
                            to,
                            Optional.of(edit.before()).filter(before -> stays),
                            Optional.of(edit.after()),
                            edit.from(),
                            edit.executable())));
            edit.from()
                    .filter(from -> !stays)
                    .ifPresent(from -> steps.add(
                            new Step(from, Optional.of(edit.before()), Optional.empty(), Optional.empty(), false)));
        }
        refuseToReplace(steps);
        refuseReadOnly(steps);
        List<Path> staged = prepare(steps);
        try {
            for (int i = 0; i < steps.size(); i++) {
                Path file = real(steps.get(i).file());
                if (steps.get(i).after().isPresent()) {
                    Files.createDirectories(file.getParent());
                    Files.move(
                            staged.get(i), file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                } else {
                    remove(file);
                }
            }
        } catch (IOException e) {
            restore(states());
            forget();
            throw new PrismException(
                    "a file could not be written: " + e.getMessage(),
                    "all files are as they were before",
                    "see to it that you may write there, then run the goal again",
                    e);
        }
        GeneratedFolder.delete(folder().resolve("after"));
    }

    /** A file that is where a new one is to be was not looked at. */
    private static void refuseToReplace(List<Step> steps) {
        steps.stream()
                .filter(step -> step.before().isEmpty() && Files.exists(step.file(), LinkOption.NOFOLLOW_LINKS))
                .findFirst()
                .ifPresent(step -> {
                    throw new PrismException(
                            step.file() + " is there already",
                            "a new file of that name was to be written; nothing was changed",
                            "move it away, then run the goal again");
                });
    }

    /** Its author may have had a reason; that the folder lets it be replaced is none to do so. */
    private void refuseReadOnly(List<Step> steps) {
        List<String> readOnly = steps.stream()
                .filter(step -> step.before().isPresent() && !Files.isWritable(step.file()))
                .map(step -> root.relativize(step.file()).toString())
                .toList();
        if (!readOnly.isEmpty()) {
            throw new PrismException(
                    "read-only: " + String.join(", ", readOnly),
                    "it was to be changed; nothing was changed",
                    "make it writable, as by `chmod u+w`, then run the goal again");
        }
    }

    /** Keeps what is to be replaced and writes beside it what is to come, so that nothing but moving files is left. */
    private List<Path> prepare(List<Step> steps) throws IOException {
        GeneratedFolder.delete(folder());
        Files.createDirectories(folder().resolve("before"));
        Files.createDirectories(folder().resolve("after"));
        // None of this is for the project's repository.
        Files.writeString(folder().resolveSibling(".gitignore"), "*\n");
        List<String> lines = new ArrayList<>();
        List<Path> staged = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            if (step.before().isPresent()) {
                Files.copy(step.file(), kept(i), StandardCopyOption.COPY_ATTRIBUTES);
            }
            Path after = folder().resolve("after").resolve(String.valueOf(i));
            staged.add(after);
            if (step.after().isPresent()) {
                if (step.like().isPresent()) {
                    // For its permissions.
                    Files.copy(step.like().get(), after, StandardCopyOption.COPY_ATTRIBUTES);
                }
                Files.write(after, step.after().get());
                if (step.executable()) {
                    after.toFile().setExecutable(true, false);
                }
            }
            lines.add(hash(step.before()) + " " + hash(step.after()) + " " + root.relativize(step.file()));
        }
        Files.write(list(), lines);
        return staged;
    }

    /**
     * Takes the last edits back.
     *
     * @return the files that are as before again
     * @throws PrismException if there were none, or a file was changed since; then nothing is taken back
     */
    public List<Path> takeBack() throws IOException {
        if (isEmpty()) {
            throw new PrismException(
                    "there is nothing to undo in " + root,
                    "the kit keeps the files from before its edits in " + folder().getParent() + ", and there are none",
                    "run it in the folder in which you ran the goal with -Dprism.apply");
        }
        List<State> states = states();
        List<String> changed = new ArrayList<>();
        for (State state : states) {
            String now = hash(state.file());
            if (!now.equals(state.before()) && !now.equals(state.after())) {
                changed.add(root.relativize(state.file()).toString());
            }
        }
        if (!changed.isEmpty()) {
            throw new PrismException(
                    "changed since: " + String.join(", ", changed),
                    "what you have written there would be lost; nothing was undone",
                    "undo your own change first, or take the files as they were from " + folder().resolve("before")
                            + "; " + list() + " says which is which, line 1 being 0");
        }
        restore(states);
        forget();
        return states.stream().map(State::file).toList();
    }

    private void forget() throws IOException {
        GeneratedFolder.delete(folder());
        if (of(root).isEmpty()) {
            GeneratedFolder.delete(folder().getParent());
            removeIfEmpty(root.resolve(FOLDER));
        }
    }

    private void restore(List<State> states) throws IOException {
        for (int i = 0; i < states.size(); i++) {
            Path file = real(states.get(i).file());
            if (states.get(i).before().equals(NONE)) {
                remove(file);
            } else {
                Files.createDirectories(file.getParent());
                Path copy = Files.copy(
                        kept(i),
                        folder().resolve("back"),
                        StandardCopyOption.COPY_ATTRIBUTES,
                        StandardCopyOption.REPLACE_EXISTING);
                Files.move(copy, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private List<State> states() throws IOException {
        return Files.readAllLines(list()).stream()
                .map(line -> line.split(" ", 3))
                .map(parts -> new State(root.resolve(parts[2]), parts[0], parts[1]))
                .toList();
    }

    /** With the folders that are empty then. */
    private void remove(Path file) throws IOException {
        // Where a folder of its name is none, it is not there either.
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            Files.delete(file);
        }
        for (Path folder = file.getParent(); !root.startsWith(folder) && removeIfEmpty(folder); ) {
            folder = folder.getParent();
        }
    }

    private static boolean removeIfEmpty(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return true;
        }
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (var files = Files.list(folder)) {
            if (files.findAny().isPresent()) {
                return false;
            }
        }
        Files.delete(folder);
        return true;
    }

    /** What a symbolic link leads to: the link itself stays. */
    private static Path real(Path file) throws IOException {
        return Files.exists(file) ? file.toRealPath() : file;
    }

    private Path kept(int number) {
        return folder().resolve("before").resolve(String.valueOf(number));
    }

    private Path folder() {
        return root.resolve(FOLDER).resolve(ALL).resolve(String.valueOf(number));
    }

    private Path list() {
        return folder().resolve(LIST);
    }

    private static String hash(Path file) throws IOException {
        return Files.exists(file) ? Fingerprint.sha256(file) : NONE;
    }

    private static String hash(Optional<byte[]> content) {
        return content.map(
                        bytes -> HexFormat.of().formatHex(Fingerprint.sha256().digest(bytes)))
                .orElse(NONE);
    }
}
