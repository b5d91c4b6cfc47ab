package org.prismdata.bench.services;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.prismdata.kit.engine.EngineChoice;
import org.prismdata.kit.engine.EngineFinder;
import org.prismdata.kit.engine.Forwards;
import org.prismdata.kit.process.ProgramPath;
import org.prismdata.kit.provision.Lifetimes;
import org.prismdata.kit.provision.SessionServices;
import org.prismdata.kit.provision.StartRequest;
import org.prismdata.kit.pull.Registries;
import org.prismdata.kit.service.ConfigurationElement;
import org.prismdata.kit.service.ServiceCatalog;
import org.prismdata.kit.service.ServiceReader;
import org.prismdata.kit.service.ServiceRequest;
import org.prismdata.kit.session.Module;

/** What the goals of the kit do for one service, without Maven. */
final class KitStart {
    private KitStart() {}

    /** Arguments: the service, whether it may start from a snapshot, a folder for the kit's files. */
    public static void main(String[] arguments) {
        String service = arguments[0];
        boolean snapshots = Boolean.parseBoolean(arguments[1]);
        Path folder = Path.of(arguments[2]);

        Stopwatch watch = new Stopwatch();
        List<ServiceRequest> requests = new ServiceReader(new ServiceCatalog(() -> null), folder, Map.of())
                .read(new ConfigurationElement("services", "", List.of()), Optional.of(service));
        Module module = new Module("org.prismdata.bench:services", "services", folder, folder, folder);
        Registries registries = new Registries(true, Optional.empty(), registry -> Optional.empty());
        StartRequest request = new StartRequest(
                module, requests, Optional.empty(), false, registries, Lifetimes.ofMinutes("120", "60"), snapshots);
        ProgramPath path = ProgramPath.ofThisProcess();
        EngineChoice choice = new EngineChoice(EngineChoice.ANY, Optional.empty());
        try (SessionServices services = new SessionServices(
                runner -> new EngineFinder(path, runner, new Forwards(path)).find(choice), System.out::println)) {
            services.join(request, System.out::println);
            watch.ready();
            services.leave(module, System.out::println);
        }
        watch.gone();
    }
}
