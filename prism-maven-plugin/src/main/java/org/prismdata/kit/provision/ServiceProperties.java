package org.prismdata.kit.provision;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.prismdata.kit.session.BuildSession;
import org.prismdata.kit.session.PrivateFile;

/** The file in which the forked test JVM finds the services. It holds passwords, so only its owner may read it. */
final class ServiceProperties {
    private static final String PREFIX = "services-";
    private static final String SUFFIX = ".properties";
    private static final String SYNTAX = "\\ :=#!";

    private ServiceProperties() {}

    /** The file of services that outlive the build, which the end of a build leaves alone. */
    static Path keptIn(Path workFolder) {
        return workFolder.resolve("kept-services.properties");
    }

    /** The file of a build's own services; another build in the same folder has another. */
    static Path ofBuildIn(Path workFolder) {
        return workFolder.resolve(PREFIX + BuildSession.current() + SUFFIX);
    }

    /** Deletes the files of builds that are no more. */
    static void deleteAbandonedIn(Path workFolder) {
        if (!Files.isDirectory(workFolder)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(workFolder, PREFIX + "*" + SUFFIX)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                BuildSession.parse(name.substring(PREFIX.length(), name.length() - SUFFIX.length()))
                        .filter(session -> !session.alive())
                        .ifPresent(session -> delete(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path write(Path file, List<RunningService> services) {
        Map<String, String> all = new TreeMap<>();
        services.forEach(service -> all.putAll(service.properties()));
        return PrivateFile.write(file, text(all));
    }

    static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What {@link java.util.Properties} reads. Its own way to write adds the time of day, whose calendars take a tenth of a start. */
    private static String text(Map<String, String> values) {
        StringBuilder text = new StringBuilder();
        values.forEach((key, value) -> {
            escape(key, text);
            text.append('=');
            escape(value, text);
            text.append('\n');
        });
        return text.toString();
    }

    private static void escape(String value, StringBuilder text) {
        for (char c : value.toCharArray()) {
            if (c < ' ' || c > '~') {
                text.append("\\u").append(HexFormat.of().toHexDigits(c));
            } else if (SYNTAX.indexOf(c) >= 0) {
                text.append('\\').append(c);
            } else {
                text.append(c);
            }
        }
    }
}
