package org.prismdata.it;

import java.io.File;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A project that the archetype has written, with what its builds left in it. */
public record GeneratedProject(Path folder) {
    public static GeneratedProject in(File basedir, String path) {
        return new GeneratedProject(basedir.toPath().resolve(path));
    }

    /** Fails if a file of the project itself, or its name, has a match of the pattern: a leftover of another backend. */
    public void lacks(String pattern) throws IOException {
        Pattern leftover = Pattern.compile(pattern, Pattern.CASE_INSENSITIVE);
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> own = files.filter(Files::isRegularFile)
                    .filter(file -> !folder.relativize(file).startsWith("target"))
                    .filter(file -> !file.endsWith(".prism/archetype.zip"))
                    .toList();
            for (Path file : own) {
                String name = folder.relativize(file).toString();
                Matcher matcher = leftover.matcher(name + "\n" + text(file));
                if (matcher.find()) {
                    throw new AssertionError(name + " has: " + matcher.group());
                }
            }
        }
    }

    private static String text(Path file) throws IOException {
        try {
            return Files.readString(file);
        } catch (MalformedInputException e) {
            throw new AssertionError(file + " is not UTF-8", e);
        }
    }
}
