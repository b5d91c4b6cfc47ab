package org.prismdata.kit.sbom;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.prismdata.kit.fingerprint.Fingerprint;

/**
 * Something that is in an image.
 *
 * @param type CycloneDX's word for its kind, for instance {@code library}
 * @param publisher who made it
 * @param group the beginning of its full name, a Maven group for one
 * @param name its name
 * @param version its version; a file may have none
 * @param purl its package URL, by which scanners know it
 * @param sha256 of its file, in hexadecimal digits
 * @param parts what it consists of
 */
public record Component(
        String type,
        Optional<String> publisher,
        Optional<String> group,
        String name,
        Optional<String> version,
        Optional<String> purl,
        Optional<String> sha256,
        List<Component> parts) {
    private static final String LIBRARY = "library";

    public Component {
        parts = List.copyOf(parts);
    }

    /** The plugin itself: its classes, which have no file of their own in the image. */
    public static Component application(String group, String artifact, String version) {
        return new Component(
                "application",
                Optional.empty(),
                Optional.of(group),
                artifact,
                Optional.of(version),
                Optional.of(PackageUrl.maven(group, artifact, version, "jar", "")),
                Optional.empty(),
                List.of());
    }

    /**
     * A dependency.
     *
     * @param classifier empty if it has none
     * @param file its jar
     */
    public static Component dependency(
            String group, String artifact, String version, String type, String classifier, Path file)
            throws IOException {
        return new Component(
                LIBRARY,
                Optional.empty(),
                Optional.of(group),
                artifact,
                Optional.of(version),
                Optional.of(PackageUrl.maven(group, artifact, version, type, classifier)),
                Files.isRegularFile(file) ? Optional.of(Fingerprint.sha256(file)) : Optional.empty(),
                List.of());
    }

    /** An image that this one stands on. What is in it, its own list has to tell. */
    public static Component base(String image) {
        return named("container", image, Optional.empty());
    }

    static Component module(String name, String version) {
        return named(LIBRARY, name, Optional.of(version));
    }

    static Component runtime(Optional<String> publisher, String version, List<Component> modules) {
        return new Component(
                "platform",
                publisher,
                Optional.empty(),
                "openjdk",
                Optional.of(version),
                Optional.of(PackageUrl.generic("openjdk", version)),
                Optional.empty(),
                modules);
    }

    static Component systemPackage(String name, String version, String purl, List<Component> files) {
        return new Component(
                LIBRARY,
                Optional.empty(),
                Optional.empty(),
                name,
                Optional.of(version),
                Optional.of(purl),
                Optional.empty(),
                files);
    }

    static Component file(String pathInImage, Path file) throws IOException {
        return new Component(
                "file",
                Optional.empty(),
                Optional.empty(),
                pathInImage,
                Optional.empty(),
                Optional.empty(),
                Optional.of(Fingerprint.sha256(file)),
                List.of());
    }

    private static Component named(String type, String name, Optional<String> version) {
        return new Component(
                type, Optional.empty(), Optional.empty(), name, version, Optional.empty(), Optional.empty(), List.of());
    }
}
