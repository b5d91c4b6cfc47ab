package org.prismdata.kit.shrink;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The JDK's own classes in a form that ProGuard reads: newer JDKs have no {@code jmods}, and it does not know their files. */
final class JdkClasses {
    /** A server runs without the desktop, which is a quarter of the JDK. */
    private static final String DESKTOP = "java.desktop";

    /** Those besides the modules of Java's specification that libraries extend. */
    private static final Set<String> JDK =
            Set.of("jdk.httpserver", "jdk.management", "jdk.net", "jdk.sctp", "jdk.security.jgss", "jdk.unsupported");

    private JdkClasses() {}

    /** Writes those of the JDK that runs this process into a jar. */
    static void write(Path jar) throws IOException {
        FileSystem runtime = FileSystems.getFileSystem(URI.create("jrt:/"));
        List<Path> modules;
        try (Stream<Path> all = Files.list(runtime.getPath("/modules"))) {
            modules = all.filter(module -> isRead(module.getFileName().toString()))
                    .sorted()
                    .toList();
        }
        try (ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(jar)))) {
            zip.setLevel(Deflater.NO_COMPRESSION);
            for (Path module : modules) {
                add(module, zip);
            }
        }
    }

    private static boolean isRead(String module) {
        return module.startsWith("java.") && !module.equals(DESKTOP) || JDK.contains(module);
    }

    private static void add(Path module, ZipOutputStream zip) throws IOException {
        List<Path> classes;
        try (Stream<Path> files = Files.walk(module)) {
            classes = files.filter(file -> file.toString().endsWith(".class"))
                    .filter(file -> !file.endsWith("module-info.class"))
                    .toList();
        }
        for (Path file : classes) {
            zip.putNextEntry(new ZipEntry(module.relativize(file).toString()));
            zip.write(Files.readAllBytes(file));
        }
    }
}
