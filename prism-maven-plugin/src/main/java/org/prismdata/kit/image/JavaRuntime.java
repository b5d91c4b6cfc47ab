package org.prismdata.kit.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.prismdata.kit.fingerprint.Fingerprint;
import org.prismdata.kit.fingerprint.GeneratedFolder;
import org.prismdata.kit.problem.PrismException;
import org.prismdata.kit.process.Command;
import org.prismdata.kit.process.ProcessResult;
import org.prismdata.kit.process.ProcessRunner;

/** Links the Java runtime of an image: some modules of a JDK, without what a server never uses. */
final class JavaRuntime {
    private static final Pattern VERSION = Pattern.compile("JAVA_VERSION=\"(\\d+).*");

    /** Jib's time for every file. The class archive refuses a runtime whose time differs from the one it was made for. */
    static final FileTime FILE_TIME = FileTime.fromMillis(1000);

    /** To be raised when the steps below change. */
    private static final String RECIPE = "3";

    // No --compress: Jib compresses the layer as well as jlink would, and classes that aren't compressed load faster.
    private static final List<String> LINK_OPTIONS = List.of("--no-man-pages", "--no-header-files");

    private static final String STRIP = "--strip-debug";
    /** Without what jlink does to libraries, for which it needs a program for their platform. */
    private static final String STRIP_CLASSES = "--strip-java-debug-attributes";

    private static final String JVM = "lib/server/libjvm.so";

    /**
     * Takes out of the JVM what C++ needs to unwind its stack when an exception is thrown, a tenth of the library. HotSpot is
     * compiled without exceptions and walks its own stacks without these tables; only debuggers of native code read them.
     */
    private static final List<String> WITHOUT_UNWINDING = List.of(
            "--remove-section=.eh_frame", "--remove-section=.eh_frame_hdr", "--remove-section=.gcc_except_table");

    /** What a debugging image has besides, to have {@code jcmd} in it. */
    static final Set<String> DEBUG_MODULES = Set.of("jdk.jcmd");

    private static final Set<String> PROGRAMS = Set.of("java");
    private static final Set<String> DEBUG_PROGRAMS = Set.of("java", "jcmd");

    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final Jdk jdk;
    private final Optional<Path> jmods;
    private final Optional<Path> strip;
    private final boolean debug;
    private final ProcessRunner runner;

    /**
     * @param jmods the modules of another platform's JDK of the same version; empty for the JDK's own
     * @param strip a program that takes symbols out of native libraries
     * @param debug whether to leave them in, and {@code jcmd} too
     */
    JavaRuntime(Jdk jdk, Optional<Path> jmods, Optional<Path> strip, boolean debug, ProcessRunner runner) {
        this.jdk = jdk;
        this.jmods = jmods;
        this.strip = debug ? Optional.empty() : strip;
        this.debug = debug;
        this.runner = runner;
    }

    /**
     * Links a runtime, or takes the one linked before from the same JDK and modules.
     *
     * @param modules the modules to link
     * @param workFolder the folder to make it in
     * @return its folder
     * @throws PrismException if the JDK can't link
     */
    Path link(Set<String> modules, Path workFolder) throws IOException {
        Path jlink = jdk.jlink();
        return GeneratedFolder.of(workFolder, "runtime", key(modules), folder -> {
            must(linkCommand(jlink, modules, folder));
            strip(folder);
            finish(folder, debug);
        });
    }

    /** Takes out what a server never uses, and the time at which it was linked. */
    static void finish(Path runtime, boolean debug) throws IOException {
        removeUnused(runtime, debug);
        for (Path file : filesIn(runtime)) {
            Files.setLastModifiedTime(file, FILE_TIME);
        }
    }

    String key(Set<String> modules) throws IOException {
        List<String> inputs = new ArrayList<>(List.of(RECIPE, jdk.home().toString()));
        inputs.add(Files.exists(jdk.release()) ? Files.readString(jdk.release()) : "");
        inputs.add(strip.isPresent() ? "stripped" : "");
        inputs.addAll(linkOptions());
        jmods.map(Path::toString).ifPresent(inputs::add);
        inputs.addAll(new TreeSet<>(modules));
        return Fingerprint.of(inputs);
    }

    List<String> linkCommand(Path jlink, Set<String> modules, Path output) {
        List<String> command = new ArrayList<>(List.of(jlink.toString()));
        jmods.ifPresent(folder -> command.addAll(List.of("--module-path", folder.toString())));
        command.addAll(linkOptions());
        command.addAll(List.of("--add-modules", String.join(",", new TreeSet<>(modules))));
        command.addAll(List.of("--output", output.toString()));
        return command;
    }

    private List<String> linkOptions() {
        return debug ? LINK_OPTIONS : with(jmods.isPresent() ? STRIP_CLASSES : STRIP);
    }

    /** What {@code jlink} is told in a container, of whose other programs nothing is known. */
    static List<String> optionsElsewhere(Set<String> modules, boolean debug) {
        List<String> options = new ArrayList<>(debug ? LINK_OPTIONS : with(STRIP_CLASSES));
        options.addAll(List.of("--add-modules", String.join(",", new TreeSet<>(modules))));
        return options;
    }

    private static List<String> with(String strip) {
        List<String> options = new ArrayList<>(List.of(strip));
        options.addAll(LINK_OPTIONS);
        return options;
    }

    /** Without strip the runtime is a few megabytes larger, and works. */
    private void strip(Path folder) throws IOException {
        if (strip.isEmpty()) {
            return;
        }
        List<String> command = new ArrayList<>(List.of(strip.get().toString(), "--strip-all"));
        filesIn(folder).stream()
                .filter(file -> file.toString().endsWith(".so"))
                .forEach(file -> command.add(file.toString()));
        must(command);

        List<String> ofTheJvm = new ArrayList<>(List.of(strip.get().toString()));
        ofTheJvm.addAll(WITHOUT_UNWINDING);
        ofTheJvm.add(folder.resolve(JVM).toString());
        must(ofTheJvm);
    }

    private static void removeUnused(Path folder, boolean debug) throws IOException {
        for (String file : List.of(
                "lib/jexec",
                "lib/jrt-fs.jar",
                "lib/libjsig.so",
                "lib/server/libjsig.so",
                // The default archive of classes: an image has one of its own, or none.
                "lib/server/classes.jsa",
                "lib/server/classes_nocoops.jsa",
                "lib/classlist")) {
            Files.deleteIfExists(folder.resolve(file));
        }
        for (Path file : filesIn(folder)) {
            // The licences stay, once each: modules link to those of java.base, and a layer would hold copies.
            boolean repeated = Files.isSymbolicLink(file);
            boolean tool = file.startsWith(folder.resolve("bin"))
                    && !(debug ? DEBUG_PROGRAMS : PROGRAMS)
                            .contains(file.getFileName().toString());
            if (repeated || tool) {
                Files.delete(file);
            }
        }
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> !Files.isDirectory(file)).sorted().toList();
        }
    }

    private void must(List<String> command) {
        ProcessResult result = runner.run(Command.of(command).within(LIMIT));
        if (!result.succeeded()) {
            throw new PrismException(
                    "`" + String.join(" ", command) + "` failed",
                    result.complaint(),
                    "run Maven with another JDK of version " + jdk.version() + " or newer (JAVA_HOME is its folder)");
        }
    }

    /** The version of Java, by the linked runtime's own word. */
    static int version(Path runtime) throws IOException {
        return Files.readAllLines(runtime.resolve("release")).stream()
                .map(VERSION::matcher)
                .filter(Matcher::matches)
                .map(line -> Integer.parseInt(line.group(1)))
                .findFirst()
                .orElseThrow(() -> new IOException(runtime.resolve("release") + " names no JAVA_VERSION"));
    }
}
