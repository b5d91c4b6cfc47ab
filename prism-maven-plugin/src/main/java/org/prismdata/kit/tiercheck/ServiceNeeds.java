package org.prismdata.kit.tiercheck;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.prismdata.kit.recorder.RecordedTest;
import org.prismdata.kit.recorder.RecordedTest.Kind;
import org.prismdata.kit.tier.Tier;

/** Which of the tests that Surefire has run need what runs in a container. */
record ServiceNeeds(List<TestJvm> jvms, EngineTrap trap, ServiceMarks marks) {
    private static final String FIX = "what needs a service is an integration test: name its class *IT and tag it"
            + " @Tag(\"real\"), so that `mvn verify` runs it with the service up";
    /** Loaded when Testcontainers, or a client like the one it uses, is about to talk to the engine. */
    private static final List<String> CLIENTS = List.of(
            "org.testcontainers.DockerClientFactory", "com.github.dockerjava.core.", "com.spotify.docker.client.");

    List<Finding> find() throws IOException {
        List<Finding> findings = new ArrayList<>();
        for (TestJvm jvm : jvms) {
            CLIENTS.stream()
                    .flatMap(client -> jvm.loads().first(client).stream())
                    .map(load -> jvm.at(load.time()))
                    .filter(test -> !test.isEmpty())
                    .distinct()
                    .forEach(test -> findings.add(finding(test + " used a container engine")));
            for (RecordedTest test : jvm.record().tests()) {
                if (test.kind() == Kind.CLASS) {
                    need(test).ifPresent(need -> findings.add(finding(test.className() + " " + need)));
                }
            }
        }
        for (EngineTrap.Start start : trap.starts()) {
            String test = jvms.stream()
                    .map(jvm -> jvm.at(jvm.record().nanos(start.time())))
                    .filter(name -> !name.isEmpty())
                    .findFirst()
                    .orElse("a test");
            findings.add(finding(test + " started " + start.program()));
        }
        return findings.stream().distinct().toList();
    }

    private static Finding finding(String what) {
        return new Finding(what + ", and was run by Surefire", FIX);
    }

    private Optional<String> need(RecordedTest type) throws IOException {
        if (Tier.ofTags(type.tags()) == Tier.REAL) {
            return Optional.of("is tagged real");
        }
        for (String name : Stream.concat(Stream.of(type.className()), type.above().stream())
                .toList()) {
            Optional<String> mark = marks.find(name);
            if (mark.isPresent()) {
                return mark;
            }
        }
        return Optional.empty();
    }
}
