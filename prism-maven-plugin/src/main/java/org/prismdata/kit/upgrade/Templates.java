package org.prismdata.kit.upgrade;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.prismdata.kit.problem.PrismException;
import org.prismdata.kit.process.Command;
import org.prismdata.kit.process.ProcessResult;
import org.prismdata.kit.process.ProcessRunner;

/**
 * What the archetype writes today, by a Maven beside this one.
 *
 * @param maven its program, and what it is told of repositories and settings
 * @param plugin the version of maven-archetype-plugin
 * @param offline whether it fetches nothing
 */
public record Templates(List<String> maven, String plugin, boolean offline) {
    private static final Duration LIMIT = Duration.ofMinutes(5);

    public Templates {
        maven = List.copyOf(maven);
    }

    /**
     * Generates a project like the one at hand.
     *
     * @param folder an empty one; the project's is made in it
     * @return the project's folder
     * @throws PrismException if the archetype can't be had, or refuses
     */
    Path generate(Origin origin, String version, Path folder, ProcessRunner runner) throws IOException {
        ProcessResult result = runner.run(Command.of(command(origin, version, folder))
                .in(folder)
                .within(LIMIT)
                .withEnvironment(Map.of("JAVA_HOME", System.getProperty("java.home"))));
        Path project = folder.resolve(origin.artifactId());
        if (!result.succeeded() || !Files.isRegularFile(project.resolve(Origin.PROPERTIES))) {
            throw new PrismException(
                    "the templates of version " + version + " could not be had",
                    result.complaint().isEmpty() ? "they write no " + Origin.PROPERTIES : result.complaint(),
                    offline
                            ? "run the goal once without -o"
                            : "check the version, and the way to the repository that has prism-plugin-archetype");
        }
        return project;
    }

    List<String> command(Origin origin, String version, Path folder) {
        List<String> command = new ArrayList<>(maven);
        command.addAll(List.of("--batch-mode", "--quiet", "-Dstyle.color=never"));
        if (offline) {
            command.add("--offline");
        }
        command.addAll(List.of(
                "org.apache.maven.plugins:maven-archetype-plugin:" + plugin + ":generate",
                "-DinteractiveMode=false",
                "-DoutputDirectory=" + folder));
        origin.askedOf(version).forEach((name, value) -> command.add("-D" + name + "=" + value));
        return command;
    }
}
