package org.prismdata.kit.session;

import java.nio.file.Path;
import java.util.List;
import org.prismdata.kit.fingerprint.Fingerprint;

/**
 * The Maven module a goal runs in.
 *
 * @param coordinates {@code groupId:artifactId}
 * @param artifactId its artifact id
 * @param folder its base directory
 * @param root the folder of the whole multi-module project; for a project alone its own
 * @param workFolder where the kit keeps its files, below the build directory
 */
public record Module(String coordinates, String artifactId, Path folder, Path root, Path workFolder) {
    /** A short name for the root folder, the same in every session, that does not tell where it is. */
    public String rootKey() {
        return key(root);
    }

    /** The same for the module's own folder. */
    public String key() {
        return key(folder);
    }

    private static String key(Path folder) {
        return Fingerprint.of(List.of(folder.toAbsolutePath().normalize().toString()));
    }
}
