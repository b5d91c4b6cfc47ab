package org.prismdata.kit.adopt;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.PatternSyntaxException;

/**
 * Which tests Surefire or Failsafe runs by the patterns that it is given.
 *
 * <p>Source: their documentation of {@code includes}.
 */
record TestPatterns(List<String> includes) {
    /**
     * @param source the class's file
     * @return also true for patterns of which that is not known
     */
    boolean match(Path source) {
        return includes.stream()
                .flatMap(line -> List.of(line.split(",")).stream())
                .anyMatch(each -> {
                    String pattern = each.strip();
                    if (pattern.startsWith("%") || pattern.startsWith("!")) {
                        return true;
                    }
                    String file = pattern.replaceFirst("\\.(java|class)$", "") + ".java";
                    try {
                        return FileSystems.getDefault()
                                .getPathMatcher("glob:" + (file.startsWith("**/") ? file : "**/" + file))
                                .matches(source);
                    } catch (PatternSyntaxException e) {
                        return true;
                    }
                });
    }
}
