package org.prismdata.kit.service;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.prismdata.kit.engine.ImageName;
import org.prismdata.kit.fingerprint.Fingerprint;

/**
 * One service as the user wants it, checked.
 *
 * @param service what kind it is
 * @param image what to run
 * @param environment variables the user set
 * @param initSql a SQL file, or a folder of them, run once at the first start
 * @param files what of the project its container sees
 * @param command arguments for the image's entry point
 * @param port the port on this machine; empty for a free one
 * @param timeout how long it may take to get ready
 * @param dependsOn the names of services that must be ready before it is started
 * @param restartable whether tests may restart it, so that its container can't go by itself when it ends
 */
public record ServiceRequest(
        Service service,
        ImageName image,
        Map<String, String> environment,
        Optional<Path> initSql,
        List<ProjectFile> files,
        List<String> command,
        OptionalInt port,
        Duration timeout,
        Set<String> dependsOn,
        boolean restartable) {

    public ServiceRequest {
        environment = Map.copyOf(environment);
        files = List.copyOf(files);
        command = List.copyOf(command);
        dependsOn = Set.copyOf(dependsOn);
    }

    /** A fingerprint of all that its container is made from: two requests with the same may share one. */
    public String definition() {
        return Fingerprint.of(List.of(
                initialisation(),
                command.toString(),
                port.toString(),
                String.valueOf(restartable),
                service.traits().toString()));
    }

    /** A fingerprint of what its data are made from when it is started for the first time. */
    public String initialisation() {
        List<String> inputs =
                new ArrayList<>(List.of(service.name(), image.toString(), new TreeMap<>(environment).toString()));
        initSql.ifPresent(sql -> inputs.addAll(SqlFiles.contents(sql)));
        files.forEach(file -> inputs.addAll(file.contents()));
        return Fingerprint.of(inputs);
    }

    /** The service's name. */
    public String name() {
        return service.name();
    }
}
