package org.prismdata.kit.sbom;

import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The list of what is in an image, in the form of <a href="https://cyclonedx.org/docs/1.6/json/">CycloneDX 1.6</a>. The
 * same content gives the same bytes.
 *
 * @param image the image's name without its tag
 * @param tag its tag
 * @param kitVersion the version of this plugin, which made the list
 * @param created the time that the image and the list bear
 * @param components what is in it
 */
public record Sbom(String image, String tag, String kitVersion, Instant created, List<Component> components) {
    public Sbom {
        components = List.copyOf(components);
    }

    /** Writes it, with the folders it is in. */
    public void write(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, json());
    }

    /** Its text. */
    public String json() {
        Map<String, Object> body = body();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("bomFormat", "CycloneDX");
        document.put("specVersion", "1.6");
        document.put("serialNumber", "urn:uuid:" + serial(text(body)));
        document.put("version", 1);
        document.putAll(body);
        return text(document);
    }

    /** Named after the content: a random one would differ from build to build. */
    private static UUID serial(String content) {
        return UUID.nameUUIDFromBytes(content.getBytes(StandardCharsets.UTF_8));
    }

    private Map<String, Object> body() {
        Map<String, Object> subject = new LinkedHashMap<>();
        subject.put("type", "container");
        subject.put("bom-ref", "image");
        subject.put("name", image);
        subject.put("version", tag);
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("timestamp", created.truncatedTo(ChronoUnit.SECONDS).toString());
        metadata.put(
                "tools",
                Map.of(
                        "components",
                        List.of(entry(Component.application("org.prismdata", "prism-maven-plugin", kitVersion)))));
        metadata.put("component", subject);

        Map<String, Object> body = new LinkedHashMap<>();
        body.put("metadata", metadata);
        body.put("components", components.stream().map(Sbom::entry).toList());
        return body;
    }

    private static Map<String, Object> entry(Component component) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("type", component.type());
        component.publisher().ifPresent(value -> entry.put("publisher", value));
        component.group().ifPresent(value -> entry.put("group", value));
        entry.put("name", component.name());
        component.version().ifPresent(value -> entry.put("version", value));
        component.sha256().ifPresent(value -> entry.put("hashes", List.of(hash(value))));
        component.purl().ifPresent(value -> entry.put("purl", value));
        if (!component.parts().isEmpty()) {
            entry.put("components", component.parts().stream().map(Sbom::entry).toList());
        }
        return entry;
    }

    private static Map<String, String> hash(String sha256) {
        Map<String, String> hash = new LinkedHashMap<>();
        hash.put("alg", "SHA-256");
        hash.put("content", sha256);
        return hash;
    }

    private static String text(Map<String, Object> document) {
        return new GsonBuilder()
                        .setPrettyPrinting()
                        .disableHtmlEscaping()
                        .create()
                        .toJson(document) + "\n";
    }
}
