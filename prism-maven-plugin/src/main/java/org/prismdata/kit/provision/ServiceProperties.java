package org.prismdata.kit.provision;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.prismdata.kit.session.BuildSession;
import org.prismdata.kit.session.PrivateFile;

/** The file in which the forked test JVM finds the services. It holds passwords, so only its owner may read it. */
final class ServiceProperties {
    private static final String PREFIX = "services-";
    private static final String SUFFIX = ".properties";

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
        try {
            return PrivateFile.write(file, text(all));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What {@link Properties#store} writes, without its comment with the time of day. */
    private static String text(Map<String, String> values) throws IOException {
        Properties properties = new Properties();
        properties.putAll(values);
        // To a stream, not a writer: only then characters beyond Latin-1 are escaped, as a reader of a stream expects.
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        properties.store(bytes, null);
        return bytes.toString(StandardCharsets.ISO_8859_1)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .sorted()
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
