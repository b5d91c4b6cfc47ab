package org.prismdata.kit.service;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.prismdata.kit.engine.ImageName;
import org.prismdata.kit.problem.PrismException;

/** The services this version of the kit knows. */
public final class ServiceCatalog {
    private final List<Service> all;

    /** @param ownImage the name of the project's own image; asked for only if that is to be a service */
    public ServiceCatalog(Supplier<ImageName> ownImage) {
        all = List.of(
                new PostgresService(),
                new RedisService(),
                new NatsService(),
                new KafkaService(),
                new PluginService(ownImage));
    }

    /** The images of the services that no project builds itself, as they are if the user names no others. */
    public static List<ImageName> defaultImages() {
        return withoutOwnImage().all.stream()
                .filter(service -> service.builtBy().isEmpty())
                .map(service -> ImageName.parse(service.defaultImage(), service.path()))
                .toList();
    }

    /** @param name of a service that is not the project's own image */
    public static Service known(String name) {
        return withoutOwnImage().named(name, "the kit");
    }

    private static ServiceCatalog withoutOwnImage() {
        return new ServiceCatalog(() -> {
            throw new IllegalStateException("a project's own image has no default");
        });
    }

    /**
     * @param name the name a user wrote
     * @param origin where it was written, for the message
     * @throws PrismException if there is no such service
     */
    Service named(String name, String origin) {
        return all.stream()
                .filter(service -> service.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new PrismException(
                        origin + " names the service '" + name + "'",
                        "this version of the kit knows: "
                                + all.stream().map(Service::name).collect(Collectors.joining(", ")),
                        "use one of these names, or declare a service of your own:"
                                + " <service><name>…</name><image>…</image><port>…</port></service>"));
    }

    boolean knows(String name) {
        return all.stream().anyMatch(service -> service.name().equals(name));
    }
}
