package org.prismdata.kit.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.prismdata.kit.platform.ElfFile;
import org.prismdata.kit.platform.SystemRoot;
import org.prismdata.kit.problem.PrismException;
import org.prismdata.kit.process.Command;
import org.prismdata.kit.process.ProcessResult;
import org.prismdata.kit.process.ProcessRunner;

/** Finds the machine's shared libraries that a linked runtime needs in an image without any. */
final class SharedLibraries {
    /** A line of the loader's list: {@code libz.so.1 => /lib/x86_64-linux-gnu/libz.so.1 (0x00007f57eae91000)}. */
    private static final Pattern LINE = Pattern.compile("\\s*(\\S+) => (.+?)(?: \\(0x[0-9a-f]+\\))?");

    private static final Pattern C_LIBRARY = Pattern.compile("libc\\.so\\.\\d+|libc\\.musl-.*|ld-musl-.*");

    /** What belongs to the C library: all of one version, that of the system whose programs use it. */
    private static final Pattern C_LIBRARYS_OWN = Pattern.compile(
            "ld-.*|libc\\.musl-.*|lib(c|m|dl|pthread|rt|resolv|util|anl|mvec|nsl|nss_\\w+)\\.so\\.\\d+");

    private final ProcessRunner runner;

    SharedLibraries(ProcessRunner runner) {
        this.runner = runner;
    }

    /**
     * @param runtime a linked runtime's folder
     * @return where each library goes in the image, and the file it is here
     * @throws PrismException if a library the runtime needs is missing on this machine
     */
    SortedMap<String, Path> of(Path runtime) throws IOException {
        Path launcher = runtime.resolve("bin/java");
        String loader = ElfFile.read(launcher)
                .loader()
                .orElseThrow(() -> new PrismException(
                        launcher + " is linked statically",
                        "the kit knows only JDKs that use the machine's C library",
                        "run Maven with another JDK (JAVA_HOME is its folder)"));

        SortedMap<String, Path> found = new TreeMap<>();
        for (Path binary : binaries(runtime)) {
            List<String> list = List.of(
                    loader,
                    "--library-path",
                    runtime.resolve("lib") + ":" + runtime.resolve("lib/server"),
                    "--list",
                    binary.toString());
            ProcessResult result = runner.run(Command.of(list).withEnvironment(Map.of("LC_ALL", "C")));
            if (!result.succeeded()) {
                throw missing(binary, result.complaint());
            }
            found.putAll(outside(runtime, binary, result.output()));
        }
        return placed(loader, found);
    }

    private static List<Path> binaries(Path runtime) throws IOException {
        try (Stream<Path> files = Files.walk(runtime)) {
            return files.filter(file -> file.endsWith("bin/java")
                            || file.endsWith("lib/jspawnhelper")
                            || file.toString().endsWith(".so"))
                    .sorted()
                    .toList();
        }
    }

    /**
     * Reads the loader's list.
     *
     * @param runtime the folder whose own libraries don't count
     * @param binary what the list is of, for the message
     * @param listing the output of the loader's {@code --list}
     * @return the libraries of the machine by name
     */
    static SortedMap<String, Path> outside(Path runtime, Path binary, String listing) {
        SortedMap<String, Path> found = new TreeMap<>();
        listing.lines().map(LINE::matcher).filter(Matcher::matches).forEach(line -> {
            if (line.group(2).equals("not found")) {
                throw missing(binary, line.group(1) + " is not found");
            }
            Path library = Path.of(line.group(2)).normalize();
            if (!library.startsWith(runtime.normalize())) {
                found.put(line.group(1), library);
            }
        });
        return found;
    }

    /**
     * Chooses their places in the image: all in the C library's folder, because the loader always looks there, while
     * other folders may be known to it only by this machine's configuration.
     */
    static SortedMap<String, Path> placed(String loader, SortedMap<String, Path> found) throws IOException {
        Path folder = found.entrySet().stream()
                .filter(library -> C_LIBRARY.matcher(library.getKey()).matches())
                .map(library -> library.getValue().getParent())
                .findFirst()
                .orElse(Path.of(loader).getParent());

        SortedMap<String, Path> all = new TreeMap<>(found);
        for (String name : SystemRoot.NEEDED_UNSEEN) {
            Path library = folder.resolve(name);
            if (Files.exists(library)) {
                all.putIfAbsent(name, library);
            }
        }

        SortedMap<String, Path> placed = new TreeMap<>();
        for (Map.Entry<String, Path> library : all.entrySet()) {
            placed.put(
                    folder.resolve(library.getKey()).toString(),
                    library.getValue().toRealPath());
        }
        placed.put(loader, Path.of(loader).toRealPath());
        return placed;
    }

    /**
     * Those that a runtime has to bring to a base image which has a C library and perhaps nothing more.
     *
     * @param placed what {@link #of} has found
     * @param runtime where the runtime is in the image; its launcher is linked so that its {@code lib} is searched first
     */
    static SortedMap<String, Path> besideTheCLibrary(SortedMap<String, Path> placed, String runtime) {
        SortedMap<String, Path> own = new TreeMap<>();
        placed.forEach((place, file) -> {
            String name = place.substring(place.lastIndexOf('/') + 1);
            if (!C_LIBRARYS_OWN.matcher(name).matches()) {
                own.put(runtime + "/lib/" + name, file);
            }
        });
        return own;
    }

    private static PrismException missing(Path binary, String complaint) {
        return new PrismException(
                "a shared library of the Java runtime is missing on this machine",
                binary.getFileName() + ": " + complaint,
                "install the package that brings it, or run Maven with another JDK (JAVA_HOME is its folder)");
    }
}
