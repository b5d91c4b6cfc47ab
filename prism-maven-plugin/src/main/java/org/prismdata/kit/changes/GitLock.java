package org.prismdata.kit.changes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The file that is there while Git writes a working tree, for a checkout, a stash or a merge: what changes meanwhile is one
 * change, and not whole before it is gone.
 *
 * @param files that of each working tree, there or not
 */
record GitLock(Set<Path> files) {
    // One that stays longer was left by a Git that was killed, or is held while a message is written.
    private static final long LONGEST_MILLIS = 10_000;
    private static final String LINK = "gitdir: ";

    /** That of the working trees that some folders are in. */
    static GitLock above(Collection<Path> folders) {
        return new GitLock(folders.stream()
                .flatMap(folder -> Stream.iterate(folder.toAbsolutePath(), above -> above != null, Path::getParent)
                        .flatMap(above -> repository(above.resolve(".git")).stream())
                        .limit(1))
                .map(repository -> repository.resolve("index.lock"))
                .collect(Collectors.toSet()));
    }

    /** A further working tree of a repository, or a submodule, has a file that names its folder. */
    private static Optional<Path> repository(Path git) {
        try {
            if (Files.isRegularFile(git)) {
                return Files.readAllLines(git).stream()
                        .filter(line -> line.startsWith(LINK))
                        .map(line -> git.resolveSibling(line.substring(LINK.length())))
                        .findFirst();
            }
        } catch (IOException e) {
            return Optional.empty();
        }
        return Optional.of(git).filter(Files::isDirectory);
    }

    boolean isHeld() {
        return files.stream().anyMatch(GitLock::isNew);
    }

    private static boolean isNew(Path file) {
        try {
            return System.currentTimeMillis() - Files.getLastModifiedTime(file).toMillis() < LONGEST_MILLIS;
        } catch (IOException e) {
            return false;
        }
    }
}
