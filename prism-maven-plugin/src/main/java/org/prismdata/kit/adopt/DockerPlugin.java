package org.prismdata.kit.adopt;

import eu.maveniverse.domtrip.Element;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.prismdata.kit.engine.ImageName;
import org.prismdata.kit.pom.PomFile;
import org.prismdata.kit.service.ConfigurationElement;
import org.prismdata.kit.service.ServiceCatalog;

/**
 * The docker-maven-plugin of fabric8, where it runs images of others around the integration tests.
 *
 * <p>Source: its manual, "Start-up" and "Environment and Labels".
 *
 * @param declared where the module has it run
 * @param managed what {@code <pluginManagement>} says of it, in the module's POM or in a parent's
 * @param services what it starts
 * @param ports the properties in which it tells the ports of this machine, with those of the kit
 */
record DockerPlugin(Element declared, Optional<Managed> managed, FoundServices services, Map<String, String> ports) {
    /** An element of {@code <pluginManagement>}, and the POM that has it. */
    record Managed(PomFile pom, Element element) {}

    static final String GROUP = "io.fabric8";
    static final String ARTIFACT = "docker-maven-plugin";

    private static final Map<String, String> PHASES =
            Map.of("start", "pre-integration-test", "stop", "post-integration-test");
    // What is about logs, names and pulling changes nothing for the tests.
    private static final Set<String> CONFIGURATION = Set.of(
            "images",
            "autoPull",
            "imagePullPolicy",
            "showLogs",
            "verbose",
            "logDate",
            "logStdout",
            "useColor",
            "removeVolumes",
            "containerNamePattern",
            "startParallel",
            "executable",
            "skip");
    // The kit's services, too, are not started then.
    private static final Set<String> NO_TESTS = Set.of("${skipTests}", "${skipITs}", "${maven.test.skip}");
    private static final Pattern OTHER_PROPERTY = Pattern.compile("\\$\\{docker\\.(host|container)\\.[^}]*}");
    private static final Set<String> RUN = Set.of(
            "env",
            "ports",
            "wait",
            "cmd",
            "volumes",
            "log",
            "namingStrategy",
            "containerNamePattern",
            "imagePullPolicy");
    private static final Pattern PORT =
            Pattern.compile("(?:\\d+(?:\\.\\d+){3}:)?(?:(?<host>[^:+]+):)?(?<inside>\\d+)(?:/tcp)?");
    private static final String INIT = "/docker-entrypoint-initdb.d";

    /**
     * @param chain the module's POM and its parents'
     * @param model what the module's whole model says of it
     * @throws NotUnderstood if it does more than the kit can do in its place
     */
    static DockerPlugin read(Element declared, List<PomFile> chain, InheritedPlugin model) throws NotUnderstood {
        List<Managed> managed = chain.stream()
                .flatMap(pom -> pom.managed(GROUP, ARTIFACT).map(element -> new Managed(pom, element)).stream())
                .toList();
        if (managed.size() > 1) {
            throw new NotUnderstood("two POMs say something of it in <pluginManagement>");
        }
        List<PluginBlock> blocks = Stream.concat(
                        Stream.of(declared), managed.stream().map(Managed::element))
                .map(PluginBlock::new)
                .toList();
        refuseOthers(blocks, model);
        FoundServices services = new FoundServices();
        Map<String, String> ports = new LinkedHashMap<>();
        boolean found = false;
        for (PluginBlock block : blocks) {
            block.onlyRuns(PHASES);
            for (Element configuration :
                    PluginBlock.child(block.plugin(), "configuration").toList()) {
                PluginBlock.onlyHas(configuration, CONFIGURATION);
                checkSkip(configuration);
                List<Element> images = PluginBlock.children(configuration, "images");
                if (found && !images.isEmpty()) {
                    throw new NotUnderstood("it has <images>, and <pluginManagement> has others for it");
                }
                found |= !images.isEmpty();
                for (Element image : images) {
                    services.add(service(chain, image, ports));
                }
            }
        }
        if (services.isEmpty()) {
            throw new NotUnderstood("it has no <images> to run");
        }
        refuseOtherProperties(chain);
        return new DockerPlugin(declared, managed.stream().findFirst(), services, ports);
    }

    /** What a parent says that is none of the POMs at hand is not seen here. */
    private static void refuseOthers(List<PluginBlock> blocks, InheritedPlugin model) throws NotUnderstood {
        Set<String> others = new TreeSet<>(model.settings());
        blocks.forEach(block -> block.children("configuration").forEach(child -> others.remove(child.name())));
        if (!others.isEmpty()) {
            throw new NotUnderstood("a parent that is not part of this build says more of it: <"
                    + String.join(">, <", others) + ">; move that to this project's POM");
        }
    }

    private static void checkSkip(Element configuration) throws NotUnderstood {
        String skip = configuration.childTextOr("skip", "${skipTests}").strip();
        if (!NO_TESTS.contains(skip)) {
            throw new NotUnderstood("it has <skip>" + skip + "</skip>");
        }
    }

    private static void refuseOtherProperties(List<PomFile> chain) throws NotUnderstood {
        for (PomFile pom : chain) {
            Optional<String> used = pom.texts()
                    .flatMap(text -> OTHER_PROPERTY.matcher(text).results().map(MatchResult::group))
                    .findFirst();
            if (used.isPresent()) {
                throw new NotUnderstood("the POM uses " + used.get() + ", which only docker-maven-plugin sets");
            }
        }
    }

    private static FoundService service(List<PomFile> chain, Element image, Map<String, String> ports)
            throws NotUnderstood {
        if (image.childElement("build").isPresent()) {
            throw new NotUnderstood("the image " + image.childTextOr("name", "").strip()
                    + " has a <build>; the kit builds a project's image with prism:image");
        }
        PluginBlock.onlyHas(image, Set.of("name", "alias", "run"));
        ImageName name = KnownImage.name(image.childTextOr("name", "").strip());
        Optional<Element> run = image.childElement("run");
        if (run.isPresent()) {
            PluginBlock.onlyHas(run.get(), RUN);
        }
        Optional<KnownImage> known = KnownImage.of(name);
        String service = known.map(KnownImage::service).orElseGet(() -> serviceName(image, name));
        List<ConfigurationElement> settings = new ArrayList<>();
        List<Element> published =
                run.map(element -> PluginBlock.children(element, "ports")).orElse(List.of());
        String port = port(chain, service, published, known.isPresent(), ports, settings);
        if (run.isPresent()) {
            settings.addAll(run(run.get()));
        }
        if (known.isPresent()) {
            settings.addAll(0, known.get().settings());
            return FoundService.known(service, settings);
        }
        settings.addAll(
                0,
                List.of(
                        FoundService.setting("name", service),
                        FoundService.setting("image", name.toString()),
                        FoundService.setting("port", port)));
        run.flatMap(element -> element.childElement("wait"))
                .flatMap(DockerPlugin::readiness)
                .ifPresent(settings::add);
        return FoundService.declared(service, settings);
    }

    private static String serviceName(Element image, ImageName name) {
        String path = name.repository();
        return image.childTextOr("alias", path.substring(path.lastIndexOf('/') + 1))
                .strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-");
    }

    /** The port as a declared service has it; one of a known service goes into its settings. */
    private static String port(
            List<PomFile> chain,
            String service,
            List<Element> published,
            boolean known,
            Map<String, String> ports,
            List<ConfigurationElement> settings)
            throws NotUnderstood {
        if (published.size() != 1) {
            throw new NotUnderstood(
                    service + " publishes " + published.size() + " ports; a service of the kit has one");
        }
        String text = PluginBlock.text(published.get(0));
        Matcher port = PORT.matcher(text);
        if (!port.matches()) {
            throw new NotUnderstood("the port of " + service + " is '" + text + "'");
        }
        String inside = port.group("inside");
        if (known && !inside.equals(String.valueOf(ServiceCatalog.known(service).port()))) {
            throw new NotUnderstood(
                    "the port of " + service + " is " + inside + " in its container, which is not the usual one");
        }
        String host = Optional.ofNullable(port.group("host")).orElse("");
        String property = host.replaceAll("^\\$\\{(.+)}$", "$1");
        boolean fixed = host.matches("\\d+")
                || chain.stream()
                        .anyMatch(pom -> pom.root().path("properties", property).isPresent());
        if (!host.isEmpty() && !fixed) {
            ports.put(property, "prism." + service + ".port");
        }
        String here = host.matches("\\d+") ? host : "${" + property + "}";
        if (known && fixed) {
            settings.add(FoundService.setting("port", here));
        }
        return fixed ? here + ":" + inside : inside;
    }

    private static List<ConfigurationElement> run(Element run) throws NotUnderstood {
        List<ConfigurationElement> settings = new ArrayList<>();
        List<ConfigurationElement> variables = PluginBlock.children(run, "env").stream()
                .map(variable -> FoundService.setting(variable.name(), PluginBlock.text(variable)))
                .toList();
        if (!variables.isEmpty()) {
            settings.add(new ConfigurationElement("env", "", variables));
        }
        for (Element volumes : PluginBlock.child(run, "volumes").toList()) {
            PluginBlock.onlyHas(volumes, Set.of("bind"));
            for (Element volume : PluginBlock.children(volumes, "bind")) {
                settings.add(initSql(PluginBlock.text(volume)));
            }
        }
        for (Element command : PluginBlock.child(run, "cmd").toList()) {
            if (command.hasChildElements()) {
                throw new NotUnderstood("<cmd> has elements in it");
            }
            settings.add(FoundService.setting("command", PluginBlock.text(command)));
        }
        return settings;
    }

    private static ConfigurationElement initSql(String volume) throws NotUnderstood {
        String[] parts = volume.split(":");
        if (parts.length < 2 || !parts[1].startsWith(INIT)) {
            throw new NotUnderstood("it mounts '" + volume + "'");
        }
        return FoundService.setting("initSql", inProject(parts[0]));
    }

    /** A path from the module's folder on. */
    static String inProject(String path) {
        return path.replaceFirst("^\\$\\{(project\\.)?basedir}/|^\\./", "");
    }

    private static Optional<ConfigurationElement> readiness(Element wait) {
        Optional<ConfigurationElement> http = wait.path("http", "url")
                .map(url -> FoundService.setting("http", PluginBlock.text(url).replaceFirst("^https?://[^/]*", "")));
        return http.or(() -> wait.childElement("log").map(log -> FoundService.setting("log", PluginBlock.text(log))))
                .map(way -> new ConfigurationElement("readiness", "", List.of(way)));
    }
}
