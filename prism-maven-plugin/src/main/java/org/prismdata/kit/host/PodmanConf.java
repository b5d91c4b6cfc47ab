package org.prismdata.kit.host;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One of Podman's configurations, which may be spread over several files.
 *
 * @param own the user's file, whether it exists or not
 * @param files those that there are, a later one before an earlier
 */
public record PodmanConf(Path own, List<ConfFile> files) {
    public PodmanConf {
        files = List.copyOf(files);
    }

    /** What counts for a setting, without quotes; empty if no file has it. */
    public Optional<String> value(String section, String key) {
        return files.stream()
                .flatMap(file -> file.textOf(section, key).stream())
                .findFirst();
    }
}
