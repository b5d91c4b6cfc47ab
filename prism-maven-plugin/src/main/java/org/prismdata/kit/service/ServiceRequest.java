package org.prismdata.kit.service;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.prismdata.kit.engine.ImageName;

/**
 * One service as the user wants it, checked.
 *
 * @param service what kind it is
 * @param image what to run
 * @param environment variables the user set
 * @param initSql a SQL file, or a folder of them, run once at the first start
 * @param command arguments for the image's entry point
 * @param port the port on this machine; empty for a free one
 * @param timeout how long it may take to get ready
 */
public record ServiceRequest(
        Service service,
        ImageName image,
        Map<String, String> environment,
        Optional<Path> initSql,
        List<String> command,
        OptionalInt port,
        Duration timeout) {

    public ServiceRequest {
        environment = Map.copyOf(environment);
        command = List.copyOf(command);
    }

    /** The service's name. */
    public String name() {
        return service.name();
    }
}
