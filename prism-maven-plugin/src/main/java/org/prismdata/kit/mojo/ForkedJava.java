package org.prismdata.kit.mojo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.execution.ExecutionEvent;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.toolchain.Toolchain;
import org.apache.maven.toolchain.ToolchainManager;
import org.prismdata.kit.recorder.TestJava;

/** The Java that Surefire and Failsafe fork, chosen as they do. */
record ForkedJava(ToolchainManager toolchains) {
    private static final String TYPE = "jdk";

    /** Empty if it is not known which it is. */
    Optional<TestJava> of(ExecutionEvent event) throws IOException {
        GoalRun goal = GoalRun.of(event.getSession(), event.getMojoExecution());
        Optional<String> program = goal.text("jvm")
                .or(() -> toolchain(event.getSession(), goal.map("jdkToolchain"))
                        .map(toolchain -> toolchain.findTool("java")));
        return program.isPresent() ? TestJava.of(Path.of(program.get())) : Optional.of(TestJava.ofThisProcess());
    }

    private Optional<Toolchain> toolchain(MavenSession session, Map<String, String> wanted) {
        return (wanted.isEmpty() ? Optional.<Toolchain>empty() : first(session, wanted))
                .or(() -> Optional.ofNullable(toolchains.getToolchainFromBuildContext(TYPE, session)));
    }

    private Optional<Toolchain> first(MavenSession session, Map<String, String> wanted) {
        return toolchains.getToolchains(session, TYPE, wanted).stream().findFirst();
    }
}
