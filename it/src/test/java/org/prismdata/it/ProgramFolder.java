package org.prismdata.it;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;

/** A folder for the PATH that holds links to all of this machine's programs but some: a machine without these. */
public final class ProgramFolder {
    private ProgramFolder() {}

    public static void make(Path folder, Set<String> without) throws IOException {
        Files.createDirectories(folder);
        for (String entry : System.getenv("PATH").split(File.pathSeparator)) {
            Path programs = Path.of(entry);
            if (!Files.isDirectory(programs)) {
                continue;
            }
            try (Stream<Path> all = Files.list(programs)) {
                for (Path program : all.toList()) {
                    Path link = folder.resolve(program.getFileName());
                    if (!without.contains(link.getFileName().toString()) && Files.notExists(link)) {
                        Files.createSymbolicLink(link, program);
                    }
                }
            }
        }
    }
}
