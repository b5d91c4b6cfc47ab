package org.prismdata.kit.mojo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.execution.ExecutionEvent;
import org.prismdata.kit.recorder.TestJava;

/** The Java that Surefire and Failsafe fork. */
final class ForkedJava {
    private ForkedJava() {}

    /** Empty if it is not known which it is: Maven 4 does not tell an extension the toolchains. */
    static Optional<TestJava> of(ExecutionEvent event) throws IOException {
        GoalRun goal = GoalRun.of(event.getSession(), event.getMojoExecution());
        Optional<String> program = goal.text("jvm");
        if (program.isPresent()) {
            return TestJava.of(Path.of(program.get()));
        }
        return goal.map("jdkToolchain").isEmpty()
                        && event.getProject().getPlugin("org.apache.maven.plugins:maven-toolchains-plugin") == null
                ? Optional.of(TestJava.ofThisProcess())
                : Optional.empty();
    }
}
