package org.prismdata.kit.shrink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prismdata.kit.classpath.ClassPathJars;

class KeptClassesTest {
    @TempDir
    Path folder;

    @Test
    void keepsTheProjectsClassesAndWhatServiceFilesName() throws IOException {
        Path application =
                jar("a.jar", Map.of("app/Main.class", "", "app/Main$1.class", "", "META-INF/services/x.Y", "app.Own"));
        Path dependencies = jar(
                "d.jar",
                Map.of("lib/Unused.class", "", "META-INF/services/x.Z", "# those\nlib.One # first\n\nlib.Two"));

        assertThat(KeptClasses.rules(new ClassPathJars(dependencies, application)))
                .containsExactly(
                        "-keep class app.Main { *; }",
                        "-keep class app.Main$1 { *; }",
                        "-keep class app.Own { *; }",
                        "-keep class lib.One { *; }",
                        "-keep class lib.Two { *; }");
    }

    private Path jar(String name, Map<String, String> entries) throws IOException {
        Path jar = folder.resolve(name);
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (var entry : entries.entrySet()) {
                out.putNextEntry(new ZipEntry(entry.getKey()));
                out.write(entry.getValue().getBytes());
            }
        }
        return jar;
    }
}
