package org.prismdata.it;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A page of the documentation, for cases that hold it to its word. */
public record Documentation(String text) {
    private static final Pattern BLOCK = Pattern.compile("^```(\\w+)\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern PART = Pattern.compile("\\d+|\\s+|…|[^\\d\\s…]+");

    /**
     * @param basedir the case's, below {@code it/target/it}
     * @param page the page's path, such as {@code tutorial.md}
     */
    public static Documentation of(File basedir, String page) throws IOException {
        Path kit = basedir.toPath().resolve("../../../..").normalize();
        return new Documentation(
                Files.readString(kit.resolve("site/src/site/markdown").resolve(page)));
    }

    /** Its commands, one a line. */
    public List<String> commands() {
        return commands(blocks("sh"));
    }

    private static List<String> commands(String block) {
        return block.replace("\\\n", " ")
                .lines()
                .map(line -> line.replaceAll(" +", " "))
                .toList();
    }

    /**
     * Fails unless a shell that has run some of its commands has said what the page shows below each. A number stands for any
     * number, a gap for one of any width, and {@code …} for anything.
     *
     * @param said each command in a line of its own, and what it has printed below it
     * @return how many commands it has been looked at for
     */
    public int holdsFor(String said) {
        int from = 0;
        int commands = 0;
        boolean typed = false;
        for (MatchResult block : BLOCK.matcher(text).results().toList()) {
            if (block.group(1).equals("sh")) {
                for (String command : commands(block.group(2))) {
                    Matcher line = Pattern.compile("(?m)^" + Pattern.quote(command) + "$")
                            .matcher(said);
                    typed = line.find(from);
                    from = typed ? line.end() : from;
                    commands += typed ? 1 : 0;
                }
            } else if (typed && block.group(1).equals("text")) {
                for (String line : block.group(2).lines().toList()) {
                    from = end(line, said, from);
                }
            }
        }
        return commands;
    }

    private static int end(String line, String said, int from) {
        String like = PART.matcher(line.strip())
                .results()
                .map(MatchResult::group)
                .map(part -> part.isBlank()
                        ? "\\s+"
                        : part.matches("\\d+") ? "\\d+" : part.equals("…") ? ".*" : Pattern.quote(part))
                .collect(Collectors.joining());
        Matcher matcher = Pattern.compile(like).matcher(said);
        if (!matcher.find(from)) {
            throw new AssertionError("the page shows, and the command does not: " + line);
        }
        return matcher.end();
    }

    /** What stands in its blocks of a language. */
    public String blocks(String language) {
        return BLOCK.matcher(text)
                .results()
                .filter(block -> block.group(1).equals(language))
                .map((MatchResult block) -> block.group(2))
                .collect(Collectors.joining());
    }
}
