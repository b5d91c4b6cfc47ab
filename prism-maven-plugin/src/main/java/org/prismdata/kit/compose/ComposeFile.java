package org.prismdata.kit.compose;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.prismdata.kit.engine.ImageName;
import org.prismdata.kit.fingerprint.Fingerprint;
import org.prismdata.kit.problem.PrismException;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * A Compose file. What it means is left to the program that starts its services; only what the kit has to change or to
 * wait for is read here.
 *
 * <p>Source: Compose Specification, "Services top-level element".
 *
 * @param path where it is, absolute
 * @param services in their order
 * @param definition a fingerprint of the file: where it is and what it says
 */
public record ComposeFile(Path path, List<ComposeService> services, String definition) {
    private static final String NAME = "[A-Za-z0-9._-]+";

    public ComposeFile {
        services = List.copyOf(services);
    }

    /**
     * @param file {@code composeFile}
     * @throws PrismException if it is none, or has what the kit can't keep apart from others
     */
    public static ComposeFile read(Path file) {
        String origin = "<composeFile> " + file;
        if (!Files.isRegularFile(file)) {
            throw new PrismException(
                    origin + " is not there",
                    "it is looked for from the module's folder on",
                    "create it, or correct <composeFile> or -Dprism.composeFile");
        }
        try {
            String text = Files.readString(file);
            Path path = file.toRealPath();
            return new ComposeFile(
                    path, services(yaml(text, origin), origin), Fingerprint.of(List.of(path.toString(), text)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its own name, for messages. */
    public String name() {
        return path.getFileName().toString();
    }

    private static Object yaml(String text, String origin) {
        try {
            return new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
        } catch (YAMLException e) {
            throw new PrismException(origin + " is no YAML", String.valueOf(e.getMessage()), "correct it");
        }
    }

    private static List<ComposeService> services(Object yaml, String origin) {
        Map<?, ?> services = map(map(yaml).get("services"));
        if (services.isEmpty()) {
            throw new PrismException(
                    origin + " has no services",
                    "a Compose file names them below `services:`",
                    "add them, or remove <composeFile>");
        }
        return services.entrySet().stream()
                .map(service -> service(String.valueOf(service.getKey()), map(service.getValue()), origin))
                .toList();
    }

    private static ComposeService service(String name, Map<?, ?> settings, String origin) {
        String path = origin + ": services." + name;
        if (!name.matches(NAME)) {
            throw new PrismException(
                    path + " is no name",
                    "a service's name is letters, digits, dots, hyphens and underscores",
                    "rename it");
        }
        if (settings.containsKey("container_name")) {
            throw new PrismException(
                    path + ".container_name is '" + settings.get("container_name") + "'",
                    "two builds could not run at once, and a container of this name may be yours",
                    "remove it; to the other services it is " + name);
        }
        return new ComposeService(
                name,
                image(settings, path),
                settings.containsKey("restart"),
                settings.containsKey("profiles"),
                ports(settings).stream().anyMatch(ComposeFile::isOpen));
    }

    private static Optional<ImageName> image(Map<?, ?> settings, String path) {
        return Optional.ofNullable(settings.get("image"))
                .map(String::valueOf)
                .filter(image -> !settings.containsKey("build") && !image.contains("$"))
                .map(image -> ImageName.parse(image, path + ".image"));
    }

    private static List<?> ports(Map<?, ?> settings) {
        return settings.get("ports") instanceof List<?> ports ? ports : List.of();
    }

    /** By its address, which stands first in the short form. A variable may hold one. */
    private static boolean isOpen(Object port) {
        String address = port instanceof Map<?, ?> longForm ? String.valueOf(longForm.get("host_ip")) : port.toString();
        return !address.matches("(?:127\\.|\\[?::1]?|localhost|\\$).*");
    }

    private static Map<?, ?> map(Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }
}
