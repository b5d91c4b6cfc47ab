package org.prismdata.kit.classpath;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The names of a jar's entries, read from its directory alone. */
final class JarNames {
    private JarNames() {}

    static List<String> of(Path jar) throws IOException {
        try (ZipFile file = new ZipFile(jar.toFile())) {
            return file.stream().map(ZipEntry::getName).toList();
        }
    }
}
