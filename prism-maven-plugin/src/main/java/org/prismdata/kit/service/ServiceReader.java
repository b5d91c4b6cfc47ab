package org.prismdata.kit.service;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.prismdata.kit.engine.ImageName;
import org.prismdata.kit.problem.PrismException;

/**
 * Turns {@code <services>} and {@code -Dprism.NAME.*} into checked requests. A property wins over the XML; every
 * complaint names the element or property it is about.
 */
public final class ServiceReader {
    private static final List<String> SETTINGS =
            List.of("image", "tag", "env", "initSql", "command", "port", "timeout", "dependsOn", "restartable");
    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(60);
    private static final int MAX_PORT = 65_535;
    private static final int MAX_TIMEOUT_SECONDS = 3_600;

    private final ServiceCatalog catalog;
    private final Path folder;
    private final Map<String, String> properties;

    /**
     * @param catalog the services there are
     * @param folder the project's folder, which relative paths start from
     * @param properties the properties of the command line
     */
    public ServiceReader(ServiceCatalog catalog, Path folder, Map<String, String> properties) {
        this.catalog = catalog;
        this.folder = folder;
        this.properties = Map.copyOf(properties);
    }

    /**
     * @param services the {@code <services>} element
     * @param names {@code prism.services}: names separated by commas; when present these are started, configured by
     *     their elements where the POM has them
     * @throws PrismException at the first thing that is not right
     */
    public List<ServiceRequest> read(ConfigurationElement services, Optional<String> names) {
        Map<String, ServiceRequest> configured = new LinkedHashMap<>();
        for (ConfigurationElement element : services.children()) {
            String path = "<services><" + element.name() + ">";
            Service service = catalog.named(element.name(), path);
            if (configured.put(service.name(), request(service, element, path)) != null) {
                throw new PrismException(
                        path + " is there twice", "a service is started once", "merge the two elements into one");
            }
        }
        if (names.isEmpty()) {
            return checked(List.copyOf(configured.values()));
        }
        List<ServiceRequest> requests = new ArrayList<>();
        for (String name : new TreeSet<>(Arrays.asList(names.get().strip().split("\\s*,\\s*")))) {
            Service service = catalog.named(name, "-Dprism.services");
            ConfigurationElement nothing = new ConfigurationElement(name, "", List.of());
            requests.add(configured.getOrDefault(name, request(service, nothing, "-Dprism.services")));
        }
        return checked(requests);
    }

    /** Each service that another depends on has to be there, and none may wait for itself. */
    private static List<ServiceRequest> checked(List<ServiceRequest> requests) {
        Map<String, ServiceRequest> byName = new LinkedHashMap<>();
        requests.forEach(request -> byName.put(request.name(), request));
        for (ServiceRequest request : requests) {
            String origin = "<services><" + request.name() + "><dependsOn>";
            for (String needed : request.dependsOn()) {
                if (!byName.containsKey(needed)) {
                    throw new PrismException(
                            origin + " names '" + needed + "'",
                            "this build starts: " + String.join(", ", byName.keySet()),
                            "add <" + needed + "/> to <services>, or correct the name");
                }
            }
            if (needs(request, byName, new HashSet<>()).contains(request.name())) {
                throw new PrismException(
                        origin + " leads back to " + request.name(),
                        "each would wait for the other",
                        "remove one of the <dependsOn> on the way");
            }
        }
        return requests;
    }

    private static Set<String> needs(ServiceRequest request, Map<String, ServiceRequest> byName, Set<String> seen) {
        for (String needed : request.dependsOn()) {
            if (seen.add(needed) && byName.containsKey(needed)) {
                needs(byName.get(needed), byName, seen);
            }
        }
        return seen;
    }

    private ServiceRequest request(Service service, ConfigurationElement element, String path) {
        Map<String, Setting> settings = settings(service, element, path);
        return new ServiceRequest(
                service,
                image(service, settings),
                environment(service, element, path),
                Optional.ofNullable(settings.get("initSql")).map(setting -> initSql(service, setting)),
                Optional.ofNullable(settings.get("command")).map(Setting::words).orElse(service.defaultCommand()),
                Optional.ofNullable(settings.get("port"))
                        .map(port -> OptionalInt.of(port.number(1, MAX_PORT)))
                        .orElse(OptionalInt.empty()),
                Optional.ofNullable(settings.get("timeout"))
                        .map(timeout -> Duration.ofSeconds(timeout.number(1, MAX_TIMEOUT_SECONDS)))
                        .orElse(DEFAULT_TIMEOUT),
                Optional.ofNullable(settings.get("dependsOn"))
                        .map(Setting::names)
                        .orElse(Set.of()),
                Optional.ofNullable(settings.get("restartable"))
                        .map(Setting::yes)
                        .orElse(false));
    }

    private Map<String, Setting> settings(Service service, ConfigurationElement element, String path) {
        Map<String, Setting> settings = new LinkedHashMap<>();
        for (ConfigurationElement child : element.children()) {
            if (!SETTINGS.contains(child.name())) {
                throw new PrismException(
                        path + "<" + child.name() + "> is not a setting",
                        "a service has: " + String.join(", ", SETTINGS),
                        "correct the element's name or remove it");
            }
            settings.put(child.name(), new Setting(path + "<" + child.name() + ">", child));
        }
        for (String name : SETTINGS) {
            String property = "prism." + service.name() + "." + name;
            if (properties.containsKey(property)) {
                ConfigurationElement value = new ConfigurationElement(name, properties.get(property), List.of());
                settings.put(name, new Setting("-D" + property, value));
            }
        }
        return settings;
    }

    private static ImageName image(Service service, Map<String, Setting> settings) {
        Setting image = settings.get("image");
        ImageName name = image == null
                ? ImageName.parse(service.defaultImage(), "the default image")
                : ImageName.parse(image.text(), image.origin());
        Setting tag = settings.get("tag");
        return tag == null ? name : name.withTag(tag.text(), tag.origin());
    }

    private Map<String, String> environment(Service service, ConfigurationElement element, String path) {
        Map<String, String> environment = new LinkedHashMap<>();
        for (ConfigurationElement child : element.children()) {
            if (child.name().equals("env")) {
                child.children().forEach(variable -> environment.put(variable.name(), variable.text()));
            }
        }
        String prefix = "prism." + service.name() + ".env.";
        properties.forEach((name, value) -> {
            if (name.startsWith(prefix)) {
                environment.put(name.substring(prefix.length()), value);
            }
        });
        environment.forEach((name, value) -> {
            if (!name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
                throw new PrismException(
                        path + "<env> sets '" + name + "'",
                        "a variable's name is letters, digits and underscores",
                        "rename it");
            }
        });
        return environment;
    }

    private Path initSql(Service service, Setting setting) {
        if (service.initFolder().isEmpty()) {
            throw new PrismException(
                    setting.origin() + " is '" + setting.text() + "'",
                    service.name() + " runs no SQL",
                    "remove it; what the tests need in " + service.name() + " they write themselves");
        }
        Path path = folder.resolve(setting.text());
        if (!Files.exists(path)) {
            throw new PrismException(
                    setting.origin() + " is '" + setting.text() + "'",
                    "there is no such file or folder below " + folder,
                    "create it, or name a SQL file or a folder of them, relative to the project");
        }
        return path;
    }

    /** One setting with the place it came from. */
    private record Setting(String origin, ConfigurationElement element) {
        String text() {
            if (element.text().isBlank()) {
                throw new PrismException(origin + " is empty", "it needs a value", "give it one or remove it");
            }
            return element.text().strip();
        }

        List<String> words() {
            return element.children().isEmpty()
                    ? List.of(text().split("\\s+"))
                    : element.children().stream()
                            .map(ConfigurationElement::text)
                            .toList();
        }

        Set<String> names() {
            return Set.of(text().split("\\s*,\\s*"));
        }

        boolean yes() {
            if (!text().equals("true") && !text().equals("false")) {
                throw new PrismException(
                        origin + " is '" + text() + "'", "it must be true or false", "correct it or remove it");
            }
            return Boolean.parseBoolean(text());
        }

        int number(int least, int most) {
            try {
                int number = Integer.parseInt(text());
                if (number >= least && number <= most) {
                    return number;
                }
            } catch (NumberFormatException e) {
                // falls through to the one message
            }
            throw new PrismException(
                    origin + " is '" + text() + "'",
                    "it must be a whole number from " + least + " to " + most,
                    "correct it or remove it");
        }
    }
}
