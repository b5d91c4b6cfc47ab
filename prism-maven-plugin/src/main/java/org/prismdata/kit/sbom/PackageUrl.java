package org.prismdata.kit.sbom;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Names of packages that hold in all their ecosystems: {@code pkg:TYPE/NAMESPACE/NAME@VERSION?QUALIFIERS}. */
final class PackageUrl {
    private PackageUrl() {}

    static String maven(String group, String artifact, String version, String type, String classifier) {
        String url = "pkg:maven/" + encode(group) + "/" + encode(artifact) + "@" + encode(version);
        return url + "?" + (classifier.isEmpty() ? "" : "classifier=" + encode(classifier) + "&") + "type="
                + encode(type);
    }

    /** @param distribution its id and release, for instance {@code debian-12} */
    static String debian(String vendor, String name, String version, String architecture, String distribution) {
        return "pkg:deb/" + encode(vendor) + "/" + encode(name) + "@" + encode(version) + "?arch="
                + encode(architecture) + "&distro=" + encode(distribution);
    }

    static String generic(String name, String version) {
        return "pkg:generic/" + encode(name) + "@" + encode(version);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%7E", "~");
    }
}
