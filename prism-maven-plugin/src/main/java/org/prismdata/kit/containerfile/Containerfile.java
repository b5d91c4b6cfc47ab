package org.prismdata.kit.containerfile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The text of a Containerfile. Three stages: the Java runtime, the plugin, and the image of both. */
final class Containerfile {
    /** Where the runtime and the plugin lie in the image, as in the one that the kit builds. */
    private static final String JAVA_HOME = "/opt/java";

    private static final String CLASS_PATH = "/app/classes:/app/libs/*";
    private static final String ROOT = "/image";
    private static final String NUMERIC_USER = "\\d+(:\\d+)?";

    private final Recipe recipe;

    Containerfile(Recipe recipe) {
        this.recipe = recipe;
    }

    String text() {
        List<String> blocks = new ArrayList<>();
        blocks.add(head());
        blocks.add(runtimeStage());
        recipe.system().map(Containerfile::systemFiles).ifPresent(blocks::add);
        folders().ifPresent(blocks::add);
        blocks.add(pluginStage());
        blocks.add(imageStage());
        return String.join("\n\n", blocks) + "\n";
    }

    private String head() {
        List<String> lines = new ArrayList<>(List.of(
                "# What `mvn prism:image` has built, to be built by `podman build` alone. Written by the goal; it writes it anew.",
                "# The builder needs a JDK " + recipe.javaVersion()
                        + " and Maven, and best also strip, on a system with the GNU C library."));
        recipe.layersLeftOut().forEach(layer -> lines.add("# Not in it: the layer '" + layer + "'."));
        lines.add("ARG BUILDER=docker.io/library/maven:3.9-eclipse-temurin-" + recipe.javaVersion());
        return String.join("\n", lines);
    }

    private String runtimeStage() {
        return """
                FROM ${BUILDER} AS runtime
                USER root
                # Without strip the libraries keep their symbols: a few megabytes more.
                RUN command -v strip || { apt-get update && apt-get install --yes --no-install-recommends binutils; } || true
                RUN strip=$(if command -v objcopy > /dev/null; then echo --strip-debug; else echo --strip-java-debug-attributes; fi) \\
                 && jlink "$strip" --no-man-pages --no-header-files --output %1$s%2$s --add-modules %3$s
                RUN cd %1$s%2$s \\
                 && if command -v strip; then find . -name '*.so' -exec strip --strip-all {} + \\
                  && strip -R .eh_frame -R .eh_frame_hdr -R .gcc_except_table lib/server/libjvm.so; fi \\
                 && find bin -type f ! -name java -delete && find . -type l -delete \\
                 && rm -f lib/jexec lib/jrt-fs.jar lib/libjsig.so lib/server/libjsig.so \\
                 && bin/java -XX:+UseSerialGC -Xshare:dump && rm -f lib/classlist""".formatted(ROOT, JAVA_HOME, String.join(",", recipe.modules()));
    }

    /** The libraries are looked for by the loader, because another system may have them elsewhere. */
    private static String systemFiles(SystemContents system) {
        List<String> steps = new ArrayList<>();
        steps.add("find %1$s%2$s -name '*.so' -o -path '*/bin/java' | while read -r file; do ldd \"$file\"; done \\\n"
                        .formatted(ROOT, JAVA_HOME)
                + "    | sed -n 's/.*=> \\(.*\\) (0x.*/\\1/p; s/^[[:space:]]*\\(\\/.*\\) (0x.*/\\1/p' | grep -v '^%s' | sort -u > /tmp/libraries"
                        .formatted(ROOT));
        // Those that nothing is linked against are beside the C library.
        steps.add("folder=$(dirname \"$(grep '/libc\\.so\\.' /tmp/libraries)\") \\\n && for name in "
                + String.join(" ", system.libraries())
                + "; do if [ -e \"$folder/$name\" ]; then echo \"$folder/$name\"; fi; done >> /tmp/libraries");
        system.others().forEach(path -> steps.add("echo " + quoted(path) + " >> /tmp/libraries"));
        steps.add("sort -u /tmp/libraries | while read -r file; do mkdir -p \"" + ROOT
                + "$(dirname \"$file\")\" && cp -L \"$file\" \"" + ROOT + "$file\"; done");
        system.texts().forEach((path, text) -> steps.add(write(path, text)));
        return "RUN " + String.join(" \\\n && ", steps);
    }

    /** The folders that the plugin may write to. COPY keeps their owner and mode. */
    private Optional<String> folders() {
        List<String> commands = new ArrayList<>();
        String owner = recipe.user().matches(NUMERIC_USER) ? "chown " + recipe.user() + " " : "";
        recipe.system().map(SystemContents::emptyFolders).orElse(Set.of()).forEach(folder -> {
            boolean temporary = folder.equals("/tmp");
            commands.add(folder(folder, temporary ? "chmod 777 " : "chown " + recipe.user() + " "));
        });
        recipe.volumes().forEach(folder -> commands.add(folder(folder, owner)));
        return commands.isEmpty() ? Optional.empty() : Optional.of("RUN " + String.join(" \\\n && ", commands));
    }

    private static String folder(String path, String change) {
        String folder = quoted(ROOT + path);
        return "mkdir -p " + folder + (change.isEmpty() ? "" : " && " + change + folder);
    }

    private static String write(String path, String text) {
        String folder = path.substring(0, path.lastIndexOf('/'));
        return "mkdir -p " + quoted(ROOT + folder) + " && printf '%s\\n' "
                + text.lines().map(Containerfile::quoted).collect(Collectors.joining(" ")) + " > "
                + quoted(ROOT + path);
    }

    private static String pluginStage() {
        return """
                FROM ${BUILDER} AS plugin
                USER root
                WORKDIR /project
                # More for Maven's command line, for instance --settings with a mirror's.
                ARG MAVEN_OPTIONS=
                COPY pom.xml ./
                COPY src ./src
                RUN --mount=type=cache,target=/root/.m2/repository \\
                    mvn -B -ntp ${MAVEN_OPTIONS} process-classes dependency:copy-dependencies \\
                        -DincludeScope=runtime -DoutputDirectory=/project/target/libs \\
                 && mkdir -p target/libs""";
    }

    private String imageStage() {
        List<String> lines = new ArrayList<>(List.of(
                "FROM " + recipe.base(),
                "COPY --from=runtime " + ROOT + "/ /",
                "COPY --from=plugin /project/target/libs/ /app/libs/",
                "COPY --from=plugin /project/target/classes/ /app/classes/"));
        recipe.environment().forEach((name, value) -> lines.add("ENV " + name + "=" + unexpanded(value)));
        lines.add("# Of your commit: podman build --label org.opencontainers.image.revision=\"$(git rev-parse HEAD)\"");
        recipe.labels().forEach((name, value) -> lines.add("LABEL " + unexpanded(name) + "=" + unexpanded(value)));
        recipe.ports().forEach(port -> lines.add("EXPOSE " + port));
        recipe.volumes().forEach(volume -> lines.add("VOLUME " + list(List.of(volume))));
        recipe.workingDirectory().ifPresent(folder -> lines.add("WORKDIR " + folder));
        lines.add("USER " + recipe.user());
        lines.add("ENTRYPOINT " + list(entrypoint(recipe.entrypoint())));
        if (!recipe.arguments().isEmpty()) {
            lines.add("CMD " + list(recipe.arguments()));
        }
        return String.join("\n", lines);
    }

    /** That of the kit's image, with the class path of this one and without the archives of classes it does not have. */
    static List<String> entrypoint(List<String> kits) {
        List<String> command = new ArrayList<>();
        boolean isClassPath = false;
        for (String argument : kits) {
            if (!argument.matches("-XX:(AOT|SharedArchive).*|-Xshare:.*")) {
                command.add(isClassPath ? CLASS_PATH : argument);
            }
            isClassPath = argument.equals("-cp");
        }
        return command;
    }

    private static String list(List<String> texts) {
        return texts.stream().map(Containerfile::json).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String json(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }

    /** Of variables, which a builder would replace in these lines. */
    private static String unexpanded(String text) {
        return json(text).replace("$", "\\$");
    }

    /** For the shell. */
    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
