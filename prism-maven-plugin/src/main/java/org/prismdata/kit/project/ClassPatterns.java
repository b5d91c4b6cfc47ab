package org.prismdata.kit.project;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Surefire's includes and excludes: Ant's patterns, or {@code %regex[…]}, of the files of classes. */
public final class ClassPatterns {
    private static final List<String> DEFAULT =
            List.of("**/Test*.java", "**/*Test.java", "**/*Tests.java", "**/*TestCase.java");
    private static final Pattern REGEX = Pattern.compile("%regex\\[(.*)]");

    private final List<Pattern> includes;
    private final List<Pattern> excludes;

    private ClassPatterns(List<Pattern> includes, List<Pattern> excludes) {
        this.includes = includes;
        this.excludes = excludes;
    }

    /**
     * @param includes as in the POM; empty for Surefire's own
     * @param excludes as in the POM
     */
    public static ClassPatterns of(List<String> includes, List<String> excludes) {
        List<String> all = includes.isEmpty() ? DEFAULT : includes;
        Stream<String> exceptions =
                all.stream().filter(text -> text.startsWith("!")).map(text -> text.substring(1));
        return new ClassPatterns(
                patterns(all.stream().filter(text -> !text.startsWith("!"))),
                patterns(Stream.concat(excludes.stream(), exceptions)));
    }

    /** @param className with dots, of a class that is in no other */
    public boolean match(String className) {
        String file = className.replace('.', '/');
        return matches(includes, file) && !matches(excludes, file);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ClassPatterns patterns
                && includes.toString().equals(patterns.includes.toString())
                && excludes.toString().equals(patterns.excludes.toString());
    }

    @Override
    public int hashCode() {
        return includes.toString().hashCode();
    }

    private static boolean matches(List<Pattern> patterns, String file) {
        return patterns.stream()
                .anyMatch(pattern -> pattern.matcher(file + ".class").matches()
                        || pattern.matcher(file + ".java").matches());
    }

    private static List<Pattern> patterns(Stream<String> texts) {
        return texts.flatMap(text -> Stream.of(text.split(",")))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(ClassPatterns::pattern)
                .toList();
    }

    private static Pattern pattern(String text) {
        var regex = REGEX.matcher(text);
        if (regex.matches()) {
            return Pattern.compile(regex.group(1));
        }
        String path = text.contains("/") ? text : "**/" + text;
        String withEnd =
                path.endsWith(".java") || path.endsWith(".class") || path.endsWith("*") ? path : path + ".java";
        // "**/" stands for any folders, none too.
        return Pattern.compile(Stream.of(withEnd.split("(?<=\\*\\*/)|(?=\\*\\*/)"))
                .map(part -> part.equals("**/") ? "(.*/)?" : ant(part))
                .collect(Collectors.joining()));
    }

    private static String ant(String part) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < part.length(); i++) {
            if (part.startsWith("**", i)) {
                regex.append(".*");
                i++;
            } else if (part.charAt(i) == '*') {
                regex.append("[^/]*");
            } else if (part.charAt(i) == '?') {
                regex.append("[^/]");
            } else {
                regex.append(Pattern.quote(part.substring(i, i + 1)));
            }
        }
        return regex.toString();
    }
}
