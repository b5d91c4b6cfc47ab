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
    private static final List<String> SETTINGS = List.of(
            "image", "tag", "env", "initSql", "files", "command", "port", "timeout", "dependsOn", "restartable");
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
        int number = 0;
        for (ConfigurationElement element : services.children()) {
            ServiceRequest request = element.name().equals(OwnService.ELEMENT)
                    ? declared(new OwnServiceReader(catalog, folder).read(element, ++number))
                    : known(element);
            if (configured.put(request.name(), request) != null) {
                throw new PrismException(
                        request.service().path() + " is there twice",
                        "a service is started once",
                        "merge the two elements into one");
            }
        }
        if (names.isEmpty()) {
            return checked(List.copyOf(configured.values()));
        }
        List<ServiceRequest> requests = new ArrayList<>();
        for (String name : new TreeSet<>(Arrays.asList(names.get().strip().split("\\s*,\\s*")))) {
            requests.add(configured.containsKey(name) ? configured.get(name) : unconfigured(name));
        }
        return checked(requests);
    }

    private ServiceRequest known(ConfigurationElement element) {
        Service service = catalog.named(element.name(), "<services><" + element.name() + ">");
        return request(service, element, service.path());
    }

    private ServiceRequest declared(OwnServiceReader.Declared own) {
        return request(own.service(), own.settings(), own.service().path());
    }

    private ServiceRequest unconfigured(String name) {
        String origin = "-Dprism.services";
        return request(catalog.named(name, origin), new ConfigurationElement(name, "", List.of()), origin);
    }

    /** Each service that another depends on has to be there, and none may wait for itself. */
    private static List<ServiceRequest> checked(List<ServiceRequest> requests) {
        Map<String, ServiceRequest> byName = new LinkedHashMap<>();
        requests.forEach(request -> byName.put(request.name(), request));
        for (ServiceRequest request : requests) {
            String origin = request.service().path() + "<dependsOn>";
            for (String needed : request.dependsOn()) {
                if (!byName.containsKey(needed)) {
                    throw new PrismException(
                            origin + " names '" + needed + "'",
                            "this build starts: " + String.join(", ", byName.keySet()),
                            "add it to <services>, or correct the name");
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
                Optional.ofNullable(settings.get("files")).map(this::files).orElse(List.of()),
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

    private List<ProjectFile> files(Setting setting) {
        if (setting.element().children().isEmpty()) {
            throw new PrismException(
                    setting.origin() + " is '" + setting.text() + "'",
                    "it holds an element for each file, with the two places of it",
                    "write <files><file><from>src/test/app.conf</from><to>/etc/app.conf</to></file></files>");
        }
        return setting.element().children().stream()
                .map(file -> file(new Setting(setting.origin() + "<" + file.name() + ">", file)))
                .toList();
    }

    private ProjectFile file(Setting setting) {
        Setting from = place(setting, "from");
        Setting to = place(setting, "to");
        Path source = folder.resolve(from.text());
        if (!Files.exists(source)) {
            throw from.refused(
                    "there is no such file or folder below " + folder,
                    "create it, or name another, relative to the project");
        }
        // A colon would end the place, for the engine.
        if (!to.text().matches("/[^:]+")) {
            throw to.refused(
                    "it must be a place in the container, from the root on, without a colon",
                    "write it like /etc/app/app.conf");
        }
        return new ProjectFile(source, to.text());
    }

    private static Setting place(Setting file, String name) {
        return file.element().children().stream()
                .filter(child -> child.name().equals(name))
                .findFirst()
                .map(child -> new Setting(file.origin() + "<" + name + ">", child))
                .orElseThrow(() -> new PrismException(
                        file.origin() + " has no <" + name + ">",
                        "it needs <from>, a file of the project, and <to>, its place in the container",
                        "add it"));
    }
}
