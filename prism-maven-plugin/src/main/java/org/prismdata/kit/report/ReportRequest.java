package org.prismdata.kit.report;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Which module a page is wanted of.
 *
 * @param coordinates groupId:artifactId:version
 * @param target the module's build folder
 * @param testClasses where its compiled tests are
 * @param modules those below it, their names and build folders
 * @param baseline the times of an earlier build to compare with
 */
public record ReportRequest(
        String name,
        String coordinates,
        Path target,
        Path testClasses,
        List<ModuleFolder> modules,
        Optional<Path> baseline) {
    public ReportRequest {
        modules = List.copyOf(modules);
    }

    /** A module and its build folder. */
    public record ModuleFolder(String name, Path target) {}
}
