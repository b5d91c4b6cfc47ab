package org.prismdata.kit.mojo;

import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.prismdata.kit.tier.TestChoice;

/** A project's properties in a build: the command line's win over the POM's. */
record BuildProperties(MavenSession session, MavenProject project) {
    Optional<String> get(String name) {
        return Stream.of(session.getUserProperties(), project.getProperties(), session.getSystemProperties())
                .map((Properties properties) -> properties.getProperty(name))
                .filter(value -> value != null)
                .findFirst();
    }

    /** Why the module's tests need no services in this build; empty if they may. */
    Optional<String> withoutServices() {
        return withoutTests().or(() -> new TestChoice(this::get).withoutServices());
    }

    /** Why the module has no tests in any build; empty if it may. */
    Optional<String> withoutTests() {
        return project.getPackaging().equals("pom") && !project.getModules().isEmpty()
                ? Optional.of("the module only holds others")
                : Optional.empty();
    }
}
