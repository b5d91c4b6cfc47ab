package org.prismdata.kit.mojo;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.prismdata.kit.recorder.RecordFile;
import org.prismdata.kit.tiercheck.EngineTrap;

/** Where the test JVMs of a module write what their tests took and used. */
final class TestRecords {
    private TestRecords() {}

    /** How the names of the files begin that the test JVMs of a goal write. */
    static Path files(MavenProject project, MojoExecution execution) {
        return RecordFile.beginning(folder(project), execution.getGoal(), execution.getExecutionId());
    }

    /** How those begin that Surefire's write. */
    static Path surefire(MavenProject project) {
        return folder(project).resolve("test.");
    }

    /** Notes the programs of container engines that the tests start which Surefire runs. */
    static EngineTrap trap(MavenProject project) {
        return new EngineTrap(folder(project).resolve("programs"));
    }

    private static Path folder(MavenProject project) {
        return Path.of(project.getBuild().getDirectory(), "prism", "tests");
    }

    /** Deletes the files whose names begin so. */
    static void delete(Path beginning) throws IOException {
        if (Files.isDirectory(beginning.getParent())) {
            try (DirectoryStream<Path> files =
                    Files.newDirectoryStream(beginning.getParent(), beginning.getFileName() + "*")) {
                for (Path file : files) {
                    Files.delete(file);
                }
            }
        }
    }
}
