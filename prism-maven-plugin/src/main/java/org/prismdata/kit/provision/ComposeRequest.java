package org.prismdata.kit.provision;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.prismdata.kit.compose.ComposeFile;
import org.prismdata.kit.problem.PrismException;
import org.prismdata.kit.service.ServiceRequest;

/**
 * A Compose file whose services are to start.
 *
 * @param file the file
 * @param timeout how long its services may take to get ready, from when the last was started
 */
public record ComposeRequest(ComposeFile file, Duration timeout) {
    /**
     * @param file the value of {@code composeFile}
     * @param timeout the value of {@code composeTimeout}, in seconds
     * @throws PrismException if one is not right
     */
    public static ComposeRequest of(Path file, String timeout) {
        if (!timeout.matches("[1-9]\\d{0,4}")) {
            throw new PrismException(
                    "prism.composeTimeout is '" + timeout + "'",
                    "it must be a number of seconds, 1 or more",
                    "correct it or leave it out");
        }
        return new ComposeRequest(ComposeFile.read(file), Duration.ofSeconds(Long.parseLong(timeout)));
    }

    /** Tests would not know which of two they are told of. */
    void refuseNamesOf(List<ServiceRequest> services) {
        for (ServiceRequest service : services) {
            if (file.services().stream().anyMatch(own -> own.name().equals(service.name()))) {
                throw new PrismException(
                        "<composeFile> " + file.path() + " has a service " + service.name() + ", and so has <services>",
                        "both would be told to the tests as prism." + service.name() + ".*",
                        "remove one of the two, or rename it");
            }
        }
    }
}
