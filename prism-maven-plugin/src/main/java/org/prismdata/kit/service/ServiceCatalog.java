package org.prismdata.kit.service;

import java.util.List;
import java.util.stream.Collectors;
import org.prismdata.kit.problem.PrismException;

/** The services this version of the kit knows. */
public final class ServiceCatalog {
    private static final List<Service> ALL = List.of(new PostgresService(), new RedisService(), new NatsService());

    private ServiceCatalog() {}

    /**
     * @param name the name a user wrote
     * @param origin where it was written, for the message
     * @throws PrismException if there is no such service
     */
    public static Service named(String name, String origin) {
        return ALL.stream()
                .filter(service -> service.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new PrismException(
                        origin + " names the service '" + name + "'",
                        "this version of the kit knows: "
                                + ALL.stream().map(Service::name).collect(Collectors.joining(", ")),
                        "use one of these names, e.g. <services><postgres/></services>"));
    }
}
