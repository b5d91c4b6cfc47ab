package org.prismdata.kit.host;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One of Podman's configurations, which may be spread over several files.
 *
 * @param own the user's file, whether it exists or not
 * @param named whether a variable names it in place of all others
 * @param files those that there are, the one that counts most first
 */
public record PodmanConf(Path own, boolean named, List<Source> files) {
    public PodmanConf {
        files = List.copyOf(files);
    }

    /**
     * A file of it.
     *
     * @param path where it is
     * @param conf what is in it
     */
    public record Source(Path path, ConfFile conf) {}

    /** What counts for a setting, without quotes; empty if no file has it. */
    public Optional<String> value(String section, String key) {
        return files.stream()
                .flatMap(file -> file.conf().textOf(section, key).stream())
                .findFirst();
    }

    /** The same of a key that stands above all tables, as it is written. */
    public Optional<String> topLevel(String key) {
        return files.stream()
                .flatMap(file -> file.conf().topLevel(key).stream())
                .findFirst();
    }

    /** Where a user sets it: a file of the user's that has it and counts more than the user's main one would hide a change there. */
    public Path toChange(String section, String key) {
        return files.stream()
                .filter(file -> file.path().startsWith(own.toAbsolutePath().getParent()))
                .filter(file -> file.conf().value(section, key).isPresent())
                .map(Source::path)
                .findFirst()
                .orElse(own);
    }
}
