package org.prismdata.kit.process;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Where this user's programs are found: the folders of the PATH, in their order.
 *
 * @param environment looks up an environment variable
 * @param executable whether a path is a program this user may run
 */
public record ProgramPath(Function<String, Optional<String>> environment, Predicate<Path> executable) {

    /** That of this process. */
    public static ProgramPath ofThisProcess() {
        return new ProgramPath(
                name -> Optional.ofNullable(System.getenv(name)),
                path -> Files.isRegularFile(path) && Files.isExecutable(path));
    }

    /**
     * @param program its name
     * @param others folders to look through after the PATH
     */
    public Optional<Path> find(String program, List<Path> others) {
        Stream<Path> path = Arrays.stream(environment.apply("PATH").orElse("").split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(Path::of);
        return Stream.concat(path, others.stream())
                .map(folder -> folder.resolve(program))
                .filter(executable)
                .findFirst();
    }
}
