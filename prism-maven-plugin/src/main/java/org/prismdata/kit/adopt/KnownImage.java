package org.prismdata.kit.adopt;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.prismdata.kit.engine.ImageName;
import org.prismdata.kit.problem.PrismException;
import org.prismdata.kit.service.ConfigurationElement;
import org.prismdata.kit.service.ServiceCatalog;

/** Which service an image is, by its name: those that keep to the contract of the official one. */
record KnownImage(String service, ImageName image) {
    // Bitnami's Postgres or Confluent's Kafka are called alike, and are configured otherwise.
    private static final Map<String, String> BY_END = Map.of(
            "/library/postgres",
            "postgres",
            "/library/redis",
            "redis",
            "/library/nats",
            "nats",
            "/apache/kafka",
            "kafka");

    /** @throws NotUnderstood if it is no image's name, as one with a variable in it */
    static ImageName name(String text) throws NotUnderstood {
        try {
            return ImageName.parse(text, "the image");
        } catch (PrismException e) {
            throw new NotUnderstood("its image is '" + text + "', which is no image's name as it stands");
        }
    }

    /** Empty for an image that is none of them. */
    static Optional<KnownImage> of(ImageName image) {
        return BY_END.entrySet().stream()
                .filter(end -> image.repository().endsWith(end.getKey()))
                .map(end -> new KnownImage(end.getValue(), image))
                .findFirst();
    }

    /** What {@code <services>} has to say to start this image; nothing if it is what the kit starts anyway. */
    List<ConfigurationElement> settings() {
        ImageName usual = ImageName.parse(ServiceCatalog.known(service).defaultImage(), service);
        if (image.equals(usual)) {
            return List.of();
        }
        return image.repository().equals(usual.repository()) && !image.byDigest()
                ? List.of(FoundService.setting("tag", image.suffix().substring(1)))
                : List.of(FoundService.setting("image", image.toString()));
    }
}
