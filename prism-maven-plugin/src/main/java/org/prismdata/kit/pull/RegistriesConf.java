package org.prismdata.kit.pull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Podman's own configuration of registries, with a mirror of Docker Hub in it: for programs that name the images
 * themselves. The format is that of containers-registries.conf(5), version 2.
 */
public final class RegistriesConf {
    /** The variable that names the file to Podman. */
    public static final String VARIABLE = "CONTAINERS_REGISTRIES_CONF";

    private static final Path OF_ALL_USERS = Path.of("/etc/containers/registries.conf");
    private static final Pattern DOCKER_HUB =
            Pattern.compile("(?m)^\\s*(prefix|location)\\s*=\\s*[\"']docker\\.io[\"'/]");

    private RegistriesConf() {}

    /**
     * What Podman would read, and the mirror after it.
     *
     * @param home the user's
     * @return empty where the user has said there what stands in for Docker Hub
     */
    public static Optional<String> with(RegistryMirror mirror, Path home) {
        return with(
                mirror,
                read(List.of(home.resolve(".config").resolve("containers").resolve("registries.conf"), OF_ALL_USERS)));
    }

    static Optional<String> with(RegistryMirror mirror, String users) {
        return Optional.of(users)
                .filter(Predicate.not(text -> DOCKER_HUB.matcher(text).find()))
                .map(text -> text + """

                        [[registry]]
                        prefix = "docker.io"
                        location = "%s"
                        insecure = %s
                        """.formatted(mirror.location(), mirror.unencrypted()));
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
