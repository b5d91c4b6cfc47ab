package org.prismdata.kit.tiercheck;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What in a class file says that the class needs a service. Names and texts stand in it as they are, so it need not be taken
 * apart.
 *
 * @param classes the folder of the test classes
 */
public record ServiceMarks(Path classes) {
    private static final Pattern MARKS = Pattern.compile("(?<testcontainers>org/testcontainers/|com/github/dockerjava/)"
            + "|(?<socket>[\\w/.:-]*(?:docker|podman)\\.sock)"
            + "|(?<property>prism\\.(?:engine\\.program|[a-z][a-z0-9-]*\\."
            + "(?:host|port|url|jdbcUrl|username|user|password|address|brokers|container)\\b))");
    private static final Map<String, String> SAYS = Map.of(
            "testcontainers", "uses Testcontainers",
            "socket", "names the socket %s",
            "property", "reads %s, which prism:start sets");

    /** What the class, or one nested in it, does with a service; empty if nothing is seen. */
    Optional<String> find(String className) throws IOException {
        String name = className.substring(className.lastIndexOf('.') + 1);
        Path folder = classes.resolve(className.replace('.', '/')).getParent();
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, name + "*.class")) {
            for (Path file : files) {
                String own = file.getFileName().toString().substring(name.length());
                Matcher matcher = MARKS.matcher(
                        own.startsWith(".") || own.startsWith("$")
                                ? Files.readString(file, StandardCharsets.ISO_8859_1)
                                : "");
                if (matcher.find()) {
                    return SAYS.entrySet().stream()
                            .filter(mark -> matcher.group(mark.getKey()) != null)
                            .map(mark -> String.format(mark.getValue(), matcher.group(mark.getKey())))
                            .findFirst();
                }
            }
        }
        return Optional.empty();
    }
}
