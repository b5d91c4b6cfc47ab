package org.prismdata.it;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A page of the documentation, for cases that hold it to its word. */
public record Documentation(String text) {
    private static final Pattern BLOCK = Pattern.compile("^```(\\w+)\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);

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
        return blocks("sh")
                .replace("\\\n", " ")
                .lines()
                .map(line -> line.replaceAll(" +", " "))
                .toList();
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
