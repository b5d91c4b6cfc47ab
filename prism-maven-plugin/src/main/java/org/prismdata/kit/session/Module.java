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
 * @param workFolder where the kit keeps its files, below the build directory
 */
public record Module(String coordinates, String artifactId, Path folder, Path workFolder) {
    /** A short name for the folder, the same in every session, that does not tell where it is. */
    public String folderKey() {
        return Fingerprint.of(List.of(folder.toAbsolutePath().normalize().toString()));
    }
}
