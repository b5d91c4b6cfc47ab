package org.prismdata.kit.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.prismdata.kit.fingerprint.Fingerprint;
import org.prismdata.kit.fingerprint.GeneratedFolder;
import org.prismdata.kit.nativeimage.NativePlan;
import org.prismdata.kit.platform.ElfFile;
import org.prismdata.kit.problem.PrismException;

/** A plugin as one native program, compiled anew only when something it is made of has changed. */
public final class NativeProgram {
    /** To be raised when it is compiled in another way. */
    private static final String RECIPE = "1";

    private static final String FOLDER = "program";
    private static final String NAME = "plugin";

    /** native-maven-plugin's part. */
    public interface Compiler {
        /** The plugin's version and what its user configured, in one text. */
        String settings();

        /**
         * @param mainClass the class to start
         * @param arguments of {@code native-image}
         * @param program the file to write
         */
        void compile(String mainClass, List<String> arguments, Path program) throws Exception;
    }

    private final NativePlan plan;
    private final Compiler compiler;

    NativeProgram(NativePlan plan, Compiler compiler) {
        this.plan = plan;
        this.compiler = compiler;
    }

    /**
     * @param entrypoint what Jib would start, a JVM with the class to start
     * @param parts with the class path's jars, which tell whether it has changed
     * @param request for the image's base, which the program has to fit
     * @return the program's file
     * @throws PrismException if there is no such class, no program, or one that the image can't start
     * @throws Exception whatever the compiler throws
     */
    Path compile(List<String> entrypoint, RuntimeParts parts, ImageRequest request) throws Exception {
        int classPath = entrypoint.indexOf(RuntimePlan.CLASS_PATH);
        if (classPath < 0) {
            throw new PrismException(
                    "prism.image.variant is 'native', and jib-maven-plugin has an <entrypoint> of its own",
                    "a native program is compiled from the class that Jib would start, and it does not name one",
                    "leave <container><entrypoint> out, and name the class as its <mainClass>");
        }
        String mainClass = entrypoint.get(classPath + 2);
        Path folder = GeneratedFolder.of(request.workFolder(), FOLDER, key(mainClass, parts), unfinished -> {
            Files.createDirectories(unfinished);
            compile(mainClass, unfinished.resolve(NAME));
        });
        Path program = folder.resolve(NAME);
        requireFit(program, request);
        return program;
    }

    private String key(String mainClass, RuntimeParts parts) throws IOException {
        List<String> inputs = new ArrayList<>(List.of(RECIPE, mainClass, compiler.settings()));
        inputs.add(parts.jars().dependencies().getFileName().toString());
        inputs.add(parts.jars().application().getFileName().toString());
        inputs.addAll(plan.arguments());
        Path release = plan.graalvm().resolve("release");
        inputs.add(plan.graalvm().toString());
        inputs.add(Files.exists(release) ? Files.readString(release) : "");
        return Fingerprint.of(inputs);
    }

    private void compile(String mainClass, Path program) throws IOException {
        try {
            compiler.compile(mainClass, plan.arguments(), program);
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
        if (Files.notExists(program)) {
            throw new PrismException(
                    "native-maven-plugin wrote no program",
                    "it was told to skip its work (skipNativeBuild or nativeDryRun), or writes to another file",
                    "leave these settings, and <imageName> and <outputDirectory>, out");
        }
    }

    private static void requireFit(Path program, ImageRequest request) throws IOException {
        var loader = ElfFile.read(program).loader();
        if (loader.isPresent() && request.base().isEmpty()) {
            throw new PrismException(
                    "the native program needs " + loader.get() + ", and the image has no base",
                    "native-image was told to link it statically, and did not",
                    "leave options about linking out of native-maven-plugin's <buildArgs>, or name a base image with that"
                            + " C library: -Dprism.image.base=…");
        }
    }
}
