package org.prismdata.kit.image;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleFinder;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.prismdata.kit.classfile.NamedClasses;
import org.prismdata.kit.problem.PrismException;

/**
 * Finds the JDK modules a class path needs by reading the classes on it.
 *
 * <p>It does what {@code jdeps --print-module-deps} does, which refuses libraries whose own module descriptor names a
 * library that is left out, takes seconds, and can't leave out the desktop.
 */
final class ModuleScan {
    /** No class mentions these, yet a server needs them. */
    private static final Map<String, String> NEEDED_UNSEEN =
            Map.of("jdk.crypto.ec", "TLS with elliptic curves, a security provider of its own before Java 22");

    /**
     * A container has no display. Drivers mention these in conveniences (PostgreSQL's {@code PGpoint} takes a {@code
     * java.awt.Point}), and the desktop module would make the image a third larger.
     */
    private static final List<String> DISPLAY = List.of("java.awt", "javax.swing");

    /**
     * Classes that their library loads only after it has asked whether the module is there: Gson's adapters for the times of
     * {@code java.sql}, which brings all of XML along; gRPC's clients looking in DNS for how to reach a service, for which
     * they need {@code jdk.naming.dns} too, which no class names.
     */
    private static final Pattern ASKS_FIRST =
            Pattern.compile("(com/google/gson/internal/sql/|io/grpc/internal/JndiResourceResolverFactory).*");

    /** How many names of a path in a JDK's modules stand before those of the package. */
    private static final int BEFORE_PACKAGE = 2;

    private final Map<String, String> modulesByPackage;
    private final int javaVersion;

    /**
     * @param modulesByPackage the JDK's packages and the module each is in
     * @param javaVersion the Java version whose variant of a multi-release jar runs
     */
    ModuleScan(Map<String, String> modulesByPackage, int javaVersion) {
        this.modulesByPackage = Map.copyOf(modulesByPackage);
        this.javaVersion = javaVersion;
    }

    /** A scan for a JDK that runs here. */
    static ModuleScan of(Jdk jdk) throws IOException {
        return jdk.equals(Jdk.ofThisProcess()) ? ofThisJdk() : new ModuleScan(modulesByPackage(jdk), jdk.version());
    }

    /** Of a JDK whose version may be one that this one can't read the modules of: only the names of files are read. */
    private static Map<String, String> modulesByPackage(Jdk jdk) throws IOException {
        Map<String, String> found = new HashMap<>();
        try (FileSystem files = FileSystems.newFileSystem(
                URI.create("jrt:/"), Map.of("java.home", jdk.home().toString()))) {
            Path modules = files.getPath("/modules");
            try (Stream<Path> all = Files.walk(modules)) {
                all.filter(file -> file.toString().endsWith(".class") && file.getNameCount() > BEFORE_PACKAGE + 1)
                        .forEach(file -> found.putIfAbsent(
                                file.subpath(BEFORE_PACKAGE, file.getNameCount() - 1)
                                        .toString()
                                        .replace('/', '.'),
                                file.getName(1).toString()));
            }
        }
        return found;
    }

    /** A scan for the JDK that runs this process. */
    static ModuleScan ofThisJdk() {
        Map<String, String> modules = new HashMap<>();
        ModuleFinder.ofSystem()
                .findAll()
                .forEach(reference -> reference
                        .descriptor()
                        .packages()
                        .forEach(
                                name -> modules.put(name, reference.descriptor().name())));
        return new ModuleScan(modules, Runtime.version().feature());
    }

    /**
     * The modules a class path needs.
     *
     * @param modules what to link
     * @param leftOut modules that only classes for a display need, each with the first such class
     */
    record Result(Set<String> modules, Map<String, String> leftOut) {}

    /**
     * @param classPath folders and jars
     * @param extraModules modules the user asks for besides
     * @throws PrismException if a jar can't be read, or an extra module is none of the JDK's
     * @throws IOException if a class folder can't be read
     */
    Result scan(List<Path> classPath, Set<String> extraModules) throws IOException {
        checkKnown(extraModules);
        Set<String> modules = new TreeSet<>(extraModules);
        modules.add("java.base");
        NEEDED_UNSEEN.keySet().stream().filter(modulesByPackage::containsValue).forEach(modules::add);

        Map<String, String> leftOut = new TreeMap<>();
        for (Path element : classPath) {
            if (Files.isDirectory(element)) {
                scanFolder(element, modules, leftOut);
            } else if (Files.isRegularFile(element)) {
                scanJar(element, modules, leftOut);
            }
        }
        leftOut.keySet().removeAll(modules);
        return new Result(modules, leftOut);
    }

    private void checkKnown(Set<String> extraModules) {
        for (String module : extraModules) {
            if (!modulesByPackage.containsValue(module)) {
                throw new PrismException(
                        "prism.image.modules names '" + module + "'",
                        "the image's Java, " + javaVersion + ", has no such module",
                        "list its modules with `java --list-modules`");
            }
        }
    }

    private void scanFolder(Path folder, Set<String> modules, Map<String, String> leftOut) throws IOException {
        List<Path> classes;
        try (Stream<Path> files = Files.walk(folder)) {
            classes = files.filter(file -> isClass(file.toString())).sorted().toList();
        }
        for (Path file : classes) {
            try (InputStream stream = Files.newInputStream(file)) {
                scanClass(folder.relativize(file).toString(), stream, modules, leftOut);
            }
        }
    }

    private void scanJar(Path jar, Set<String> modules, Map<String, String> leftOut) {
        Runtime.Version version = Runtime.Version.parse(String.valueOf(javaVersion));
        try (JarFile file = new JarFile(jar.toFile(), false, ZipFile.OPEN_READ, version)) {
            List<JarEntry> classes = file.versionedStream()
                    .filter(entry -> isClass(entry.getName()))
                    .toList();
            for (JarEntry entry : classes) {
                try (InputStream stream = file.getInputStream(entry)) {
                    scanClass(entry.getName(), stream, modules, leftOut);
                }
            }
        } catch (IOException e) {
            throw new PrismException(
                    "the dependency " + jar + " can't be read",
                    String.valueOf(e.getMessage()),
                    "delete it and run the build again, so that Maven fetches it anew",
                    e);
        }
    }

    private static boolean isClass(String name) {
        return name.endsWith(".class")
                && !name.endsWith("module-info.class")
                && !ASKS_FIRST.matcher(name.replace('\\', '/')).matches();
    }

    private void scanClass(String name, InputStream stream, Set<String> modules, Map<String, String> leftOut)
            throws IOException {
        Set<String> packages = NamedClasses.of(stream.readAllBytes()).stream()
                .filter(used -> used.indexOf('/') > 0)
                .map(used -> used.substring(0, used.lastIndexOf('/')).replace('/', '.'))
                .collect(Collectors.toSet());
        for (String used : packages) {
            String module = modulesByPackage.get(used);
            if (module == null) {
                continue;
            }
            if (DISPLAY.stream().anyMatch(display -> used.equals(display) || used.startsWith(display + "."))) {
                leftOut.putIfAbsent(
                        module,
                        name.substring(0, name.length() - ".class".length()).replaceAll("[/\\\\]", "."));
            } else {
                modules.add(module);
            }
        }
    }
}
