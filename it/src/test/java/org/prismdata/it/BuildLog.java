package org.prismdata.it;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a case's Maven printed, without colours and the marks of its ordinary and error lines; a miss names what was missed, not the whole log. */
public record BuildLog(String text) {
    public static BuildLog of(File basedir) throws IOException {
        return read(basedir.toPath().resolve("build.log"));
    }

    public static BuildLog read(Path file) throws IOException {
        String log = Files.readString(file);
        return new BuildLog(log.replaceAll("\\e\\[[0-9;]*m", "").replaceAll("(?m)^\\[(INFO|ERROR)] ?", ""));
    }

    /** What one of the case's several Mavens printed, the first being 1. */
    public BuildLog invocation(int number) {
        return new BuildLog(text.split("Scanning for projects")[number]);
    }

    /** Fails unless the texts are there, one after the other. True, because a script's last value is its verdict. */
    public boolean has(String... wanted) {
        int from = 0;
        for (String part : wanted) {
            int index = text.indexOf(part, from);
            if (index < 0) {
                throw new AssertionError("build.log lacks" + (from == 0 ? ": " : ", after what was before: ") + part);
            }
            from = index + part.length();
        }
        return true;
    }

    public boolean lacks(String unwanted) {
        if (text.contains(unwanted)) {
            throw new AssertionError("build.log has: " + unwanted);
        }
        return true;
    }

    /** The first group of the first match. */
    public String find(String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        if (!matcher.find()) {
            throw new AssertionError("build.log has no match of: " + pattern);
        }
        return matcher.groupCount() == 0 ? matcher.group() : matcher.group(1);
    }
}
