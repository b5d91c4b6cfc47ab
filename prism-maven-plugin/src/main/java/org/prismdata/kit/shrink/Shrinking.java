package org.prismdata.kit.shrink;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.prismdata.kit.classpath.ClassPathJars;
import org.prismdata.kit.fingerprint.Fingerprint;
import org.prismdata.kit.fingerprint.GeneratedFolder;
import org.prismdata.kit.problem.PrismException;
import org.prismdata.kit.process.Command;
import org.prismdata.kit.process.ProcessResult;
import org.prismdata.kit.process.ProcessRunner;

/**
 * Has ProGuard leave out of the dependencies the classes and members that the project does not reach. Of the project's own
 * classes nothing is left out but interfaces that nobody calls. ProGuard, whose licence is the GPL, runs as a program of its
 * own; nothing of it gets into the image.
 *
 * @param program ProGuard's class path
 * @param rules the user's own
 */
public record Shrinking(List<Path> program, Optional<Path> rules) {
    /** To be raised when the same jars are shrunk in another way. */
    private static final String RECIPE = "1";

    private static final String RULES_PROPERTY = "prism.image.shrinkRules";
    private static final String OWN_RULES = "rules.pro";
    private static final Duration LIMIT = Duration.ofMinutes(5);

    /** @throws PrismException if there are no such rules */
    public Shrinking {
        program = List.copyOf(program);
        rules.filter(file -> !Files.isReadable(file)).ifPresent(file -> {
            throw new PrismException(
                    RULES_PROPERTY + " is '" + file + "'",
                    "there is no such file, or it can't be read",
                    "name a file with rules for ProGuard, or leave -D" + RULES_PROPERTY + " out");
        });
    }

    /**
     * @param javaHome the JDK that runs this process, whose classes the jars need
     * @param workFolder keeps the outcome from one build to the next
     * @return jars whose dependencies are smaller
     * @throws PrismException if ProGuard refuses
     */
    public ClassPathJars of(ClassPathJars jars, Path javaHome, Path workFolder, ProcessRunner runner)
            throws IOException {
        String java = Runtime.version().toString();
        Path jdk = GeneratedFolder.of(
                workFolder, "jdk-classes", Fingerprint.of(List.of(RECIPE, javaHome.toString(), java)), folder -> {
                    Files.createDirectories(folder);
                    JdkClasses.write(folder.resolve("jdk.jar"));
                });
        String given = rules.isPresent() ? Files.readString(rules.get()) : "";
        List<String> inputs = new ArrayList<>(List.of(RECIPE, java, ownRules(), given));
        inputs.add(jars.dependencies().getFileName().toString());
        inputs.add(jars.application().getFileName().toString());
        program.forEach(file -> inputs.add(file.getFileName().toString()));
        Path shrunk = GeneratedFolder.of(workFolder, "shrunk", Fingerprint.of(inputs), folder -> {
            Files.createDirectories(folder);
            Path dependencies = folder.resolve("dependencies.jar");
            Path application = folder.resolve("application.jar");
            Path configuration = folder.resolve("proguard.pro");
            List<String> lines = new ArrayList<>(List.of(ownRules(), given));
            lines.addAll(KeptClasses.rules(jars));
            lines.addAll(List.of(
                    "-injars " + quoted(jars.application()),
                    "-outjars " + quoted(application),
                    "-injars " + quoted(jars.dependencies()),
                    "-outjars " + quoted(dependencies),
                    "-libraryjars " + quoted(jdk.resolve("jdk.jar"))));
            Files.write(configuration, lines);
            run(javaHome, configuration, runner);
            ClassPathJars.write(dependencies, application, folder);
            Files.delete(dependencies);
            Files.delete(application);
        });
        return ClassPathJars.in(shrunk);
    }

    private void run(Path javaHome, Path configuration, ProcessRunner runner) {
        String classPath = program.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        ProcessResult result = runner.run(Command.of(
                        javaHome.resolve("bin").resolve("java").toString(),
                        "-cp",
                        classPath,
                        "proguard.ProGuard",
                        "@" + configuration)
                .withMergedStreams()
                .within(LIMIT));
        if (!result.succeeded()) {
            throw new PrismException(
                    "ProGuard could not shrink the dependencies",
                    result.output().strip(),
                    rules.map(file -> "correct the rules in " + file)
                            .orElse("build without -Dprism.image.shrink, and report this"));
        }
    }

    private static String quoted(Path file) {
        return "\"" + file + "\"";
    }

    private static String ownRules() throws IOException {
        try (InputStream in = Objects.requireNonNull(Shrinking.class.getResourceAsStream(OWN_RULES), OWN_RULES)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
