package org.prismdata.kit.doctor;

import java.util.ArrayList;
import java.util.List;

/** The JDK that runs Maven, of which images get their Java too. */
final class JavaVersion implements Check {
    private static final int OLDEST = 17;
    private static final int LINKED_ARCHIVES = 24;

    @Override
    public String name() {
        return "jdk";
    }

    @Override
    public List<Finding> look(Facts facts) {
        BuildFacts build = facts.build();
        String what = "Java " + build.java() + " (" + build.javaHome() + ")";
        List<Finding> findings = new ArrayList<>();
        build.noLinking()
                .ifPresent(problem -> findings.add(Finding.warning(
                        name(), problem.problem(), problem.reason() + "; only prism:image needs it", problem.fix())));
        if (build.javaFeature() < OLDEST) {
            findings.add(Finding.failure(
                    name(),
                    what,
                    "the kit and the projects it generates need Java 17",
                    "set JAVA_HOME to a JDK 17 or later"));
        } else if (build.javaFeature() < LINKED_ARCHIVES) {
            findings.add(Finding.note(
                    name(),
                    what + ": links images, with classes that are archived, not linked ahead of time",
                    "an image with Java 25 starts in 65 ms instead of 77, because its classes are linked already",
                    "set JAVA_HOME to a JDK 25"));
        }
        if (!build.otherRuntimes().isEmpty()) {
            findings.add(Finding.note(
                    name(),
                    "the image's runtime in the project's target folder is of Java "
                            + String.join(", ", build.otherRuntimes()) + ", this is " + build.java(),
                    "its class archive fits that Java only: the next mvn prism:image links and trains anew, which takes some"
                            + " ten seconds",
                    "nothing, or set JAVA_HOME to the other one"));
        }
        if (findings.isEmpty()) {
            findings.add(Finding.ok(name(), what + ": links images, with classes linked ahead of time"));
        }
        return findings;
    }
}
