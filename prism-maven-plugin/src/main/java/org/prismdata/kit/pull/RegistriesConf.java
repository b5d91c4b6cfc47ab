package org.prismdata.kit.pull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Podman's own configuration of registries, with mirrors in it: for programs that name the images
 * themselves. The format is that of containers-registries.conf(5), version 2.
 */
public final class RegistriesConf {
    /** The variable that names the file to Podman. */
    public static final String VARIABLE = "CONTAINERS_REGISTRIES_CONF";

    private static final Path OF_ALL_USERS = Path.of("/etc/containers/registries.conf");
    private static final String ENTRY = "(?m)^\\s*(prefix|location)\\s*=\\s*[\"']%s[\"'/]";

    private RegistriesConf() {}

    /**
     * What Podman would read, and the mirrors after it.
     *
     * @param home the user's
     * @return empty where there is none, or where the user has said there what stands in for each registry
     */
    public static Optional<String> with(RegistryMirrors mirrors, Path home) {
        return with(
                mirrors,
                read(List.of(home.resolve(".config").resolve("containers").resolve("registries.conf"), OF_ALL_USERS)));
    }

    static Optional<String> with(RegistryMirrors mirrors, String users) {
        String added = mirrors.all().stream()
                .filter(mirror -> !Pattern.compile(ENTRY.formatted(Pattern.quote(mirror.registry())))
                        .matcher(users)
                        .find())
                .map(mirror -> """

                        [[registry]]
                        prefix = "%s"
                        location = "%s"
                        insecure = %s
                        """.formatted(mirror.registry(), mirror.location(), mirror.unencrypted()))
                .collect(Collectors.joining());
        return added.isEmpty() ? Optional.empty() : Optional.of(users + added);
    }

    /** The first that there is counts. */
    private static String read(List<Path> files) {
        return files.stream()
                .filter(Files::isReadable)
                .findFirst()
                .map(RegistriesConf::text)
                .orElse("");
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
