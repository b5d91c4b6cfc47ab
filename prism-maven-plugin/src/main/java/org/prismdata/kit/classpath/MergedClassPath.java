package org.prismdata.kit.classpath;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/**
 * Merges parts of a class path into one. As on the class path itself the first of several files with the same name is
 * found; of service files, which are all read, every line is kept, and of licences every text.
 *
 * <p>Left out is what has no meaning in a merged jar: signatures, module descriptors, indexes, each jar's own manifest. Of a
 * multi-release jar only what the image's Java version would read is taken, and of any jar nothing that only compilers and
 * debuggers read.
 */
final class MergedClassPath {
    private static final String SERVICES = "META-INF/services/";
    private static final Pattern MEANINGLESS = Pattern.compile(
            "META-INF/(MANIFEST\\.MF|INDEX\\.LIST|versions/.*|maven/.*|[^/]*\\.(SF|DSA|RSA|EC))|(.*/)?module-info\\.class");

    private static final Pattern LICENCE = Pattern.compile("(META-INF/)?(LICENSE|NOTICE)[^/]*");

    /** The sources of Protobuf's classes, and what the Kotlin compiler knows of a library for other platforms. */
    private static final Pattern FOR_COMPILERS = Pattern.compile(".*\\.(proto|kotlin_metadata)");

    private final Runtime.Version version;
    private final SortedMap<String, byte[]> entries = new TreeMap<>();

    /** @param javaVersion the Java version that the image runs on */
    MergedClassPath(int javaVersion) {
        version = Runtime.Version.parse(String.valueOf(javaVersion));
    }

    SortedMap<String, byte[]> entries() {
        return entries;
    }

    /** Adds a folder or a jar that stands after those added before. What does not exist is passed over, as by the JVM. */
    void add(Path element) throws IOException {
        if (Files.isDirectory(element)) {
            addFolder(element);
        } else if (Files.isRegularFile(element)) {
            addJar(element);
        }
    }

    /** Takes out what would hide entries that must win, service files and licences aside. */
    void giveWayTo(Set<String> names) {
        entries.keySet()
                .removeIf(name -> names.contains(name)
                        && !name.startsWith(SERVICES)
                        && !LICENCE.matcher(name).matches());
    }

    private void addFolder(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : files) {
            add(folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
        }
    }

    private void addJar(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile(), false, ZipFile.OPEN_READ, version)) {
            List<JarEntry> present = file.versionedStream()
                    .filter(entry -> !entry.isDirectory())
                    .filter(entry -> !FOR_COMPILERS.matcher(entry.getName()).matches())
                    .toList();
            for (JarEntry entry : present) {
                try (InputStream in = file.getInputStream(entry)) {
                    byte[] content = in.readAllBytes();
                    add(
                            entry.getName(),
                            entry.getName().endsWith(".class") ? LocalVariables.leftOut(content) : content);
                }
            }
        }
    }

    private void add(String name, byte[] content) {
        if (MEANINGLESS.matcher(name).matches()) {
            return;
        }
        if (name.startsWith(SERVICES)) {
            entries.merge(name, content, MergedClassPath::joined);
        } else if (LICENCE.matcher(name).matches()) {
            entries.merge(name, content, (first, second) -> contains(first, second) ? first : joined(first, second));
        } else {
            entries.putIfAbsent(name, content);
        }
    }

    private static boolean contains(byte[] text, byte[] part) {
        return new String(text, StandardCharsets.ISO_8859_1).contains(new String(part, StandardCharsets.ISO_8859_1));
    }

    private static byte[] joined(byte[] first, byte[] second) {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(first);
        both.write('\n');
        both.writeBytes(second);
        return both.toByteArray();
    }
}
