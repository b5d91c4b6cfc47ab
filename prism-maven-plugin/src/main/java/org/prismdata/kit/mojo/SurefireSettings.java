package org.prismdata.kit.mojo;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.prismdata.kit.project.ClassPatterns;
import org.prismdata.kit.project.TestSettings;

/** What Surefire tells the JVM that runs a module's tests. */
record SurefireSettings(
        GoalRun goal, MavenSession session, MavenProject project, List<Path> classPath, Set<Path> outputs) {
    TestSettings settings() {
        Map<String, String> properties = new LinkedHashMap<>(goal.map("systemProperties"));
        properties.putAll(goal.map("systemPropertyVariables"));
        properties.put("basedir", project.getBasedir().getPath());
        session.getUserProperties().stringPropertyNames().stream()
                .filter(name -> !name.equals("skipTests"))
                .forEach(
                        name -> properties.put(name, session.getUserProperties().getProperty(name)));
        Map<String, String> environment = new LinkedHashMap<>(goal.map("environmentVariables"));
        environment.putAll(TestForks.variables(session, project, environment.keySet()));
        Path folder = goal.text("workingDirectory")
                .map(Path::of)
                .orElse(project.getBasedir().toPath());
        return new TestSettings(
                ClassPatterns.of(goal.list("includes"), goal.list("excludes")),
                tags("groups"),
                tags("excludedGroups"),
                properties,
                environment,
                goal.text("argLine").map(SurefireSettings::arguments).orElse(List.of()),
                folder,
                configuration(),
                classPath.stream().filter(path -> !outputs.contains(path)).toList(),
                Stream.concat(
                                Stream.of(
                                        Path.of(project.getBuild().getTestOutputDirectory()),
                                        Path.of(project.getBuild().getOutputDirectory())),
                                classPath.stream().filter(outputs::contains))
                        .distinct()
                        .toList());
    }

    private List<String> tags(String parameter) {
        return goal.text(parameter).stream()
                .flatMap(text -> Stream.of(text.split(",")))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    /** The {@code configurationParameters} among Surefire's properties, which are written as Java's. */
    private Map<String, String> configuration() {
        Map<String, String> parameters = new LinkedHashMap<>();
        Optional.ofNullable(goal.map("properties").get("configurationParameters")).stream()
                .flatMap(String::lines)
                .map(String::strip)
                .filter(line -> line.contains("="))
                .forEach(line -> parameters.put(
                        line.substring(0, line.indexOf('=')).strip(),
                        line.substring(line.indexOf('=') + 1).strip()));
        return parameters;
    }

    /** The words of a command line; quotes keep blanks. */
    private static List<String> arguments(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        char quote = 0;
        for (char letter : line.toCharArray()) {
            if (quote != 0 && letter == quote) {
                quote = 0;
            } else if (quote == 0 && (letter == '"' || letter == '\'')) {
                quote = letter;
            } else if (quote == 0 && Character.isWhitespace(letter)) {
                add(words, word);
            } else {
                word.append(letter);
            }
        }
        add(words, word);
        return words;
    }

    private static void add(List<String> words, StringBuilder word) {
        if (!word.isEmpty()) {
            words.add(word.toString());
            word.setLength(0);
        }
    }
}
