package org.prismdata.kit.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Point;
import java.beans.PropertyChangeEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prismdata.kit.problem.PrismException;

class ModuleScanTest {
    private static final Map<String, String> JDK = Map.of(
            "java.lang", "java.base",
            "java.sql", "java.sql",
            "java.awt", "java.desktop",
            "java.beans", "java.desktop",
            "sun.security.ec", "jdk.crypto.ec");

    private final ModuleScan scan = new ModuleScan(JDK, 17);

    @TempDir
    Path folder;

    interface UsesSql {
        Connection connection();
    }

    interface UsesDisplay {
        Point point();
    }

    interface UsesBeans {
        PropertyChangeEvent event();
    }

    @Test
    void findsModulesInFoldersAndJars() throws IOException {
        Path classes = Files.createDirectories(folder.resolve("ein Ordner/größe"));
        Files.write(classes.resolve("UsesBeans.class"), bytes(UsesBeans.class));
        Path jar = jar("a.jar", Map.of("UsesSql.class", bytes(UsesSql.class)));

        assertThat(scan.scan(List.of(classes, jar), Set.of()).modules())
                .containsExactlyInAnyOrder("java.base", "java.desktop", "java.sql", "jdk.crypto.ec");
    }

    @Test
    void leavesOutWhatNeedsADisplay() throws IOException {
        Path jar = jar("a.jar", Map.of("org/pg/UsesDisplay.class", bytes(UsesDisplay.class)));

        ModuleScan.Result result = scan.scan(List.of(jar), Set.of());

        assertThat(result.modules()).doesNotContain("java.desktop");
        assertThat(result.leftOut()).containsExactly(Map.entry("java.desktop", "org.pg.UsesDisplay"));
    }

    @Test
    void linksTheDisplayIfAskedTo() throws IOException {
        Path jar = jar("a.jar", Map.of("UsesDisplay.class", bytes(UsesDisplay.class)));

        ModuleScan.Result result = scan.scan(List.of(jar), Set.of("java.desktop"));

        assertThat(result.modules()).contains("java.desktop");
        assertThat(result.leftOut()).isEmpty();
    }

    @Test
    void readsTheVariantThatRuns() throws IOException {
        byte[] sql = bytes(UsesSql.class);
        byte[] plain = bytes(Runnable.class);
        Path later = jar("later.jar", Map.of("A.class", plain, "META-INF/versions/21/A.class", sql));
        Path earlier = jar("earlier.jar", Map.of("A.class", plain, "META-INF/versions/11/A.class", sql));

        assertThat(scan.scan(List.of(later), Set.of()).modules()).doesNotContain("java.sql");
        assertThat(scan.scan(List.of(earlier), Set.of()).modules()).contains("java.sql");
    }

    @Test
    void refusesAnUnknownModule() {
        assertThatThrownBy(() -> scan.scan(List.of(), Set.of("java.sqll")))
                .isInstanceOf(PrismException.class)
                .hasMessage("""
                        prism.image.modules names 'java.sqll'
                          why: the image's Java, 17, has no such module
                          fix: list its modules with `java --list-modules`""");
    }

    @Test
    void namesTheJarThatIsBroken() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.jar"), "no zip");

        assertThatThrownBy(() -> scan.scan(List.of(broken), Set.of()))
                .isInstanceOf(PrismException.class)
                .hasMessageContaining(broken.toString());
    }

    private Path jar(String name, Map<String, byte[]> entries) throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream stream = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(stream)) {
            jar.putNextEntry(new ZipEntry("META-INF/MANIFEST.MF"));
            jar.write("Manifest-Version: 1.0\r\nMulti-Release: true\r\n".getBytes());
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                jar.putNextEntry(new ZipEntry(entry.getKey()));
                jar.write(entry.getValue());
            }
        }
        return file;
    }

    private static byte[] bytes(Class<?> type) throws IOException {
        String file = type.getName().substring(type.getName().lastIndexOf('.') + 1) + ".class";
        try (InputStream stream = type.getResourceAsStream(file)) {
            return stream.readAllBytes();
        }
    }
}
