package org.prismdata.kit.classpath;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassPathJarsTest {
    private static final String MULTI_RELEASE = "Manifest-Version: 1.0\r\nMulti-Release: true\r\n\r\n";

    @TempDir
    Path folder;

    @Test
    void findsWhatTheClassPathWouldFind() throws IOException {
        Path classes = classes(Map.of("app/Main.class", "main", "both.txt", "application's"));
        Path first = jar("first.jar", Map.of("twice.txt", "first's", "both.txt", "dependency's"));
        Path second = jar("second.jar", Map.of("twice.txt", "second's", "b/B.class", "b"));

        ClassPathJars jars = merge(classes, first, second);

        assertThat(content(jars.dependencies()))
                .containsEntry("twice.txt", "first's")
                .containsEntry("b/B.class", "b")
                .doesNotContainKey("both.txt");
        assertThat(content(jars.application()))
                .containsEntry("both.txt", "application's")
                .containsEntry("app/Main.class", "main");
    }

    @Test
    void joinsServiceFiles() throws IOException {
        String service = "META-INF/services/io.grpc.Provider";
        Path classes = classes(Map.of(service, "app.Own"));

        ClassPathJars jars =
                merge(classes, jar("a.jar", Map.of(service, "a.One")), jar("b.jar", Map.of(service, "b.Two\n")));

        assertThat(content(jars.dependencies()).get(service).lines()).containsExactly("a.One", "b.Two");
        assertThat(content(jars.application())).containsEntry(service, "app.Own");
    }

    @Test
    void leavesTheNamesOfLocalVariablesOutOfDependencies() throws Exception {
        String name = Example.class.getName();
        String entry = name.replace('.', '/') + ".class";
        byte[] compiled;
        try (InputStream in = Example.class.getResourceAsStream("/" + entry)) {
            compiled = in.readAllBytes();
        }
        Path classes = Files.createDirectories(folder.resolve("classes"));
        Files.write(classes.resolve("Own.class"), compiled);
        Path jar = folder.resolve("debug.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new ZipEntry(entry));
            out.write(compiled);
        }

        ClassPathJars jars = merge(classes, jar);

        assertThat(content(jars.application()).get("Own.class")).contains("LocalVariableTable", "halfOfIt");
        assertThat(content(jars.dependencies()).get(entry))
                .contains("LineNumberTable")
                .doesNotContain("LocalVariableTable", "halfOfIt");
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {jars.dependencies().toUri().toURL()}, null)) {
            assertThat(loader.loadClass(name).getMethod("half", int.class).invoke(null, 8))
                    .isEqualTo(4);
        }
    }

    /** A class with a local variable. */
    public static final class Example {
        public static int half(int number) {
            int halfOfIt = number / 2;
            return halfOfIt;
        }
    }

    @Test
    void keepsEveryLicence() throws IOException {
        String licence = "META-INF/LICENSE";
        Path classes = classes(Map.of(licence, "project's"));

        ClassPathJars jars = merge(
                classes,
                jar("a.jar", Map.of(licence, "a's")),
                jar("b.jar", Map.of(licence, "b's")),
                jar("c.jar", Map.of(licence, "a's")));

        assertThat(content(jars.dependencies()).get(licence).lines()).containsExactly("a's", "b's");
    }

    @Test
    void leavesOutWhatOnlyCompilersRead() throws IOException {
        Path library = jar("a.jar", Map.of("a/a.proto", "", "a/A.kotlin_metadata", "", "a/A.class", ""));

        ClassPathJars jars = merge(classes(Map.of("own.proto", "own")), library);

        assertThat(content(jars.dependencies())).containsOnlyKeys("META-INF/MANIFEST.MF", "a/A.class");
        assertThat(content(jars.application())).containsKey("own.proto");
    }

    @Test
    void leavesOutWhatHasNoMeaningInAMergedJar() throws IOException {
        Path signed = jar(
                "signed.jar",
                Map.of(
                        "META-INF/MANIFEST.MF", MULTI_RELEASE,
                        "META-INF/SIGNER.SF", "",
                        "META-INF/SIGNER.RSA", "",
                        "META-INF/maven/g/a/pom.xml", "",
                        "module-info.class", "",
                        "a/A.class", "old",
                        "META-INF/versions/11/a/A.class", "for 11",
                        "META-INF/versions/99/a/A.class", "for 99"));

        ClassPathJars jars = merge(classes(Map.of()), signed);

        assertThat(content(jars.dependencies()))
                .containsOnlyKeys("META-INF/MANIFEST.MF", "a/A.class")
                .containsEntry("a/A.class", "for 11");
    }

    @Test
    void isNamedByItsContent() throws IOException {
        Path library = jar("a.jar", Map.of("a/A.class", "a"));
        ClassPathJars before = merge(classes(Map.of("M.class", "1")), library);
        String names = before.toString();

        assertThat(merge(classes(Map.of("M.class", "1")), library)).hasToString(names);
        ClassPathJars after = merge(classes(Map.of("M.class", "2")), library);
        assertThat(after.dependencies()).isEqualTo(before.dependencies());
        assertThat(after.application()).isNotEqualTo(before.application());
    }

    @Test
    void compressesNothing() throws IOException {
        ClassPathJars jars = merge(classes(Map.of()), jar("a.jar", Map.of("a/A.class", "a".repeat(1000))));

        try (ZipFile file = new ZipFile(jars.dependencies().toFile())) {
            assertThat(file.getEntry("a/A.class").getMethod()).isEqualTo(ZipEntry.STORED);
        }
    }

    private ClassPathJars merge(Path... classPath) throws IOException {
        return ClassPathJars.merge(List.of(classPath), 17, folder.resolve("work"));
    }

    private Path classes(Map<String, String> files) throws IOException {
        Path classes = Files.createDirectories(folder.resolve("classes"));
        for (var file : files.entrySet()) {
            Path target = classes.resolve(file.getKey());
            Files.createDirectories(target.getParent());
            Files.writeString(target, file.getValue());
        }
        return classes;
    }

    private Path jar(String name, Map<String, String> entries) throws IOException {
        Path jar = folder.resolve(name);
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (var entry : new TreeMap<>(entries).entrySet()) {
                out.putNextEntry(new ZipEntry(entry.getKey()));
                out.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return jar;
    }

    private static Map<String, String> content(Path jar) throws IOException {
        Map<String, String> content = new TreeMap<>();
        try (ZipFile file = new ZipFile(jar.toFile())) {
            for (var entry : file.stream().toList()) {
                content.put(
                        entry.getName(), new String(file.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return content;
    }
}
