package org.prismdata.kit.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.prismdata.kit.problem.PrismException;

/** The SQL files that a service runs at its first start. */
public final class SqlFiles {
    private SqlFiles() {}

    /**
     * Copies of the files, as mounts. Copies, readable by all: the service's user inside the container is another than the
     * one who owns the project, and engines may relabel what they mount.
     *
     * @param initSql a file, or a folder of them
     * @param initFolder where the image looks for them
     * @param workFolder a folder that does not exist yet, for the copies
     */
    public static Map<String, Path> mounts(Path initSql, String initFolder, Path workFolder) {
        Map<String, Path> mounts = new LinkedHashMap<>();
        try {
            Files.createDirectories(workFolder);
            for (Path source : sources(initSql)) {
                String name = source.getFileName().toString();
                Path copy = Files.copy(source, workFolder.resolve(name));
                copy.toFile().setReadable(true, false);
                mounts.put(initFolder + "/" + name, copy);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return mounts;
    }

    /** The files' contents by their names, in the order in which they are run. */
    public static Map<String, byte[]> read(Path initSql) {
        Map<String, byte[]> contents = new LinkedHashMap<>();
        try {
            for (Path source : sources(initSql)) {
                contents.put(source.getFileName().toString(), Files.readAllBytes(source));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return contents;
    }

    /** Names and contents, one after the other. */
    static List<String> contents(Path initSql) {
        List<String> contents = new ArrayList<>();
        read(initSql).forEach((name, content) -> {
            contents.add(name);
            // Any bytes: a file may be compressed.
            contents.add(new String(content, StandardCharsets.ISO_8859_1));
        });
        return contents;
    }

    private static List<Path> sources(Path initSql) throws IOException {
        if (!Files.isDirectory(initSql)) {
            return List.of(initSql);
        }
        try (Stream<Path> files = Files.list(initSql)) {
            List<Path> scripts = files.filter(file -> file.toString().matches(".*\\.(sql|sql\\.gz|sh)"))
                    .sorted()
                    .toList();
            if (scripts.isEmpty()) {
                throw new PrismException(
                        "<initSql> is '" + initSql + "'",
                        "that folder has no .sql, .sql.gz or .sh file",
                        "put one there, or remove <initSql>");
            }
            return scripts;
        }
    }
}
