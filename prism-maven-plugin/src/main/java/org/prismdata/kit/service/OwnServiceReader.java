package org.prismdata.kit.service;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.prismdata.kit.engine.ImageName;
import org.prismdata.kit.problem.PrismException;
import org.prismdata.kit.readiness.CommandReadiness;
import org.prismdata.kit.readiness.HttpReadiness;
import org.prismdata.kit.readiness.LogReadiness;
import org.prismdata.kit.readiness.Readiness;
import org.prismdata.kit.readiness.TcpReadiness;

/** Turns a {@code <service>}, by which users declare services of their own, into one like those the kit knows. */
final class OwnServiceReader {
    private static final List<String> OWN = List.of("name", "image", "port", "readiness", "shared");
    private static final List<String> OF_ANY =
            List.of("tag", "env", "files", "command", "timeout", "dependsOn", "restartable");
    // It becomes a part of the container's name, and of one in the DNS.
    private static final Pattern NAME = Pattern.compile("[a-z](?:[a-z0-9-]{0,38}[a-z0-9])?");
    private static final Pattern PORTS = Pattern.compile("(?:(?<here>\\d{1,5}):)?(?<inside>\\d{1,5})");
    private static final int MAX_PORT = 65_535;
    private static final String READINESS_FIX =
            "write one of <http>/path</http>, <tcp/>, <log>a regular expression</log>, <command>program argument</command>";

    private final ServiceCatalog catalog;
    private final Path folder;

    /**
     * @param catalog the services that are known without being declared
     * @param folder the module's folder
     */
    OwnServiceReader(ServiceCatalog catalog, Path folder) {
        this.catalog = catalog;
        this.folder = folder;
    }

    /**
     * A service, and how this module wants it.
     *
     * @param settings what any service may have
     */
    record Declared(OwnService service, ConfigurationElement settings) {}

    /**
     * @param element the {@code <service>}
     * @param number counts those of the POM, for a message about one without a name
     * @throws PrismException at the first thing that is not right
     */
    Declared read(ConfigurationElement element, int number) {
        String name = name(required(element, OwnService.path(String.valueOf(number)), "name", "redis-stack"));
        String path = OwnService.path(name);
        for (ConfigurationElement child : element.children()) {
            if (!OWN.contains(child.name()) && !OF_ANY.contains(child.name())) {
                List<String> all = Stream.concat(OWN.stream(), OF_ANY.stream()).toList();
                throw new PrismException(
                        path + "<" + child.name() + "> is not a setting",
                        "a declared service has: " + String.join(", ", all),
                        "correct the element's name or remove it");
            }
        }
        Setting image = required(element, path, "image", "docker.io/library/mysql:8");
        Matcher ports = ports(required(element, path, "port", "8080"));
        OwnService service = new OwnService(
                name,
                ImageName.parse(image.text(), image.origin()),
                Integer.parseInt(ports.group("inside")),
                setting(element, path, "readiness").map(this::readiness).orElseGet(TcpReadiness::new),
                setting(element, path, "shared").filter(Setting::yes).isPresent()
                        ? Optional.empty()
                        : Optional.of(folder));
        List<ConfigurationElement> settings = new ArrayList<>(element.children());
        settings.removeIf(child -> OWN.contains(child.name()));
        if (ports.group("here") != null) {
            settings.add(new ConfigurationElement("port", ports.group("here"), List.of()));
        }
        return new Declared(service, new ConfigurationElement(element.name(), element.text(), settings));
    }

    private String name(Setting setting) {
        String name = setting.text();
        if (!NAME.matcher(name).matches()) {
            throw setting.refused(
                    "a name is up to 40 lower-case letters, digits and hyphens, a letter first and no hyphen last",
                    "rename it");
        }
        if (catalog.knows(name)) {
            throw setting.refused(
                    "the kit has a service of this name",
                    "configure that one, <services><" + name + ">, or choose another name");
        }
        return name;
    }

    private static Matcher ports(Setting setting) {
        Matcher ports = PORTS.matcher(setting.text());
        if (!ports.matches()
                || !isPort(ports.group("inside"))
                || ports.group("here") != null && !isPort(ports.group("here"))) {
            throw setting.refused(
                    "it must be the port in the container, such as 8080, or one of this machine before it: 18080:8080",
                    "correct it; both are from 1 to " + MAX_PORT);
        }
        return ports;
    }

    private static boolean isPort(String digits) {
        int port = Integer.parseInt(digits);
        return port >= 1 && port <= MAX_PORT;
    }

    private Readiness readiness(Setting setting) {
        List<ConfigurationElement> kinds = setting.element().children();
        if (kinds.size() != 1) {
            throw new PrismException(
                    setting.origin() + " holds " + kinds.size() + " elements", "it needs exactly one", READINESS_FIX);
        }
        ConfigurationElement kind = kinds.get(0);
        Setting value = new Setting(setting.origin() + "<" + kind.name() + ">", kind);
        return switch (kind.name()) {
            case "tcp" -> new TcpReadiness();
            case "http" -> http(value);
            case "log" -> log(value);
            case "command" -> new CommandReadiness(value.words());
            default ->
                throw new PrismException(
                        value.origin() + " is no way to know that a service is ready",
                        "there are: http, tcp, log, command",
                        READINESS_FIX);
        };
    }

    private static Readiness http(Setting setting) {
        if (!setting.text().startsWith("/")) {
            throw setting.refused("it must be a path, which begins with /", "write <http>/health</http>");
        }
        try {
            return new HttpReadiness(setting.text());
        } catch (IllegalArgumentException e) {
            throw setting.refused(e.getMessage(), "write what is no letter, digit or any of -._~/?&= as %XX");
        }
    }

    private static Readiness log(Setting setting) {
        try {
            return new LogReadiness(Pattern.compile(setting.text()));
        } catch (PatternSyntaxException e) {
            throw setting.refused(
                    "it is no regular expression of Java: " + e.getDescription(),
                    "correct it; \\Q…\\E around a text takes it as it is");
        }
    }

    private static Setting required(ConfigurationElement element, String path, String name, String example) {
        return setting(element, path, name)
                .orElseThrow(() -> new PrismException(
                        path + " has no <" + name + ">",
                        "a declared service needs a name, an image and a port",
                        "add one, such as <" + name + ">" + example + "</" + name + ">"));
    }

    private static Optional<Setting> setting(ConfigurationElement element, String path, String name) {
        return element.children().stream()
                .filter(child -> child.name().equals(name))
                .findFirst()
                .map(child -> new Setting(path + "<" + name + ">", child));
    }
}
