package org.prismdata.kit.doctor;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.prismdata.kit.engine.ContainerEngine;
import org.prismdata.kit.engine.EngineChoice;
import org.prismdata.kit.engine.EngineFinder;
import org.prismdata.kit.engine.Forwards;
import org.prismdata.kit.engine.Login;
import org.prismdata.kit.problem.PrismException;
import org.prismdata.kit.process.ProcessRunner;
import org.prismdata.kit.process.ProgramPath;
import org.prismdata.kit.provision.Lifetimes;
import org.prismdata.kit.provision.SessionServices;
import org.prismdata.kit.provision.StartRequest;
import org.prismdata.kit.pull.Registries;
import org.prismdata.kit.pull.RegistryMirror;
import org.prismdata.kit.pull.RegistryMirrors;
import org.prismdata.kit.service.ConfigurationElement;
import org.prismdata.kit.service.ServiceCatalog;
import org.prismdata.kit.service.ServiceReader;
import org.prismdata.kit.session.Module;
import org.prismdata.kit.timings.StageLog;

/**
 * The goals {@code prism:doctor} and {@code prism:start} without Maven, whose own start would take most of
 * the time: in the current folder, which stands for a project with one service, {@code cache}.
 */
final class DoctorProgram {
    private static final EngineChoice CHOICE = new EngineChoice(EngineChoice.ANY, Optional.empty(), Optional.empty());

    private final Map<String, String> properties = new HashMap<>();
    private final Path folder = Path.of("").toAbsolutePath();
    private Report report;

    private DoctorProgram(List<String> options) {
        for (String option : options) {
            String[] parts = option.split("=", 2);
            properties.put(parts[0], parts.length == 2 ? parts[1] : "");
        }
    }

    /** @param arguments goals with commas between them, and {@code fix} for a doctor that does what is safe; then properties */
    public static void main(String[] arguments) {
        DoctorProgram program = new DoctorProgram(List.of(arguments).subList(1, arguments.length));
        for (String goal : arguments[0].split(",")) {
            try {
                program.run(goal);
            } catch (PrismException e) {
                boolean here = CHOICE.here(name -> Optional.ofNullable(System.getenv(name)));
                System.out.println("failed: " + Diagnosis.of(e, here).getMessage());
            }
        }
        System.out.flush();
        // As if it were killed: nothing is put in order.
        Runtime.getRuntime().halt(0);
    }

    private void run(String goal) {
        Doctor doctor = new Doctor(examination());
        switch (goal) {
            case "doctor" -> {
                report = doctor.examine();
                System.out.println(report.json(false));
            }
            case "fix" ->
                System.out.println(doctor.repair(report, System.err::println).json(false));
            case "start" ->
                new SessionServices(runner -> engine(), System.err::println, new StageLog())
                        .join(request(), System.err::println);
            default -> throw new IllegalArgumentException(goal);
        }
    }

    private Examination examination() {
        return new Examination(
                DoctorProgram::engine,
                registries(),
                List.of(request()),
                request().lifetimes(),
                folder,
                List.of(folder.resolve("target")),
                "3.9.9",
                property("prism.doctor.engineVersion"));
    }

    private StartRequest request() {
        ConfigurationElement cache = new ConfigurationElement(
                "service",
                "",
                Stream.of("name=cache", "image=localhost/cache:1", "port=8080", "command=httpd -f -p 8080")
                        .map(setting -> setting.split("=", 2))
                        .map(setting -> new ConfigurationElement(setting[0], setting[1], List.of()))
                        .toList());
        ServiceCatalog catalog = new ServiceCatalog(() -> {
            throw new IllegalStateException("no image is built here");
        });
        return new StartRequest(
                module(),
                new ServiceReader(catalog, folder, properties)
                        .read(new ConfigurationElement("services", "", List.of(cache)), Optional.empty()),
                Optional.empty(),
                properties.containsKey("keep"),
                registries(),
                Lifetimes.ofMinutes("120", "60"),
                true);
    }

    private Registries registries() {
        return new Registries(
                !properties.containsKey("online"),
                RegistryMirrors.parse(property(RegistryMirror.PROPERTY)),
                registry -> property("login").map(password -> new Login("ann", password, "settings.xml")));
    }

    private Module module() {
        return new Module("com.acme:orders", "orders", folder, folder, folder.resolve("target/prism"));
    }

    private Optional<String> property(String name) {
        return Optional.ofNullable(properties.get(name));
    }

    private static ContainerEngine engine() {
        ProgramPath path = ProgramPath.ofThisProcess();
        return new EngineFinder(path, new ProcessRunner(), new Forwards(path)).find(CHOICE);
    }
}
