package org.prismdata.kit.recorder;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/**
 * A Java that test JVMs run on.
 *
 * @param version its Java version, for instance 17
 * @param logsClasses whether it can log the classes that it loads: only HotSpot does
 */
public record TestJava(int version, boolean logsClasses) {
    private static final int OLDEST = 17;

    /** The one that runs Maven. */
    public static TestJava ofThisProcess() {
        return new TestJava(
                Runtime.version().feature(), !System.getProperty("java.vm.name").contains("OpenJ9"));
    }

    /** That of a program {@code java}, as the file {@code release} beside it tells; empty if none does. */
    public static Optional<TestJava> of(Path program) throws IOException {
        if (!Files.exists(program)) {
            return Optional.empty();
        }
        // Distributions have links to it elsewhere.
        Path release = program.toRealPath().getParent().resolveSibling("release");
        Properties values = new Properties();
        if (Files.isRegularFile(release)) {
            try (Reader reader = Files.newBufferedReader(release)) {
                values.load(reader);
            }
        }
        String version = values.getProperty("JAVA_VERSION", "").replace("\"", "");
        return version.matches("\\d+.*")
                ? Optional.of(new TestJava(
                        Integer.parseInt(version.split("\\D", 2)[0]),
                        !values.getProperty("JVM_VARIANT", "").contains("9")))
                : Optional.empty();
    }

    /** Whether it can load the recorder. */
    public boolean canRecord() {
        return version >= OLDEST;
    }
}
