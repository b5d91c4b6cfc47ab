package org.prismdata.kit.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Of a line of the log, and of a program in the container. */
class InsideReadinessTest {
    private static final InetSocketAddress NOWHERE = InetSocketAddress.createUnresolved("nowhere", 1);

    @Test
    void aLineOfTheLogMakesReady() throws Exception {
        Readiness readiness = new LogReadiness(Pattern.compile("[Rr]eady to accept"));

        assertThat(readiness
                        .of(container("booting", "* Ready to accept connections"))
                        .ready(NOWHERE))
                .isTrue();
        assertThat(readiness.of(container("booting", "not yet ready")).ready(NOWHERE))
                .isFalse();
        assertThat(readiness.of(container()).ready(NOWHERE)).isFalse();
    }

    @Test
    void aProgramThatEndsWellMakesReady() throws Exception {
        assertThat(new CommandReadiness(List.of("true")).of(container()).ready(NOWHERE))
                .isTrue();
        assertThat(new CommandReadiness(List.of("false")).of(container()).ready(NOWHERE))
                .isFalse();
    }

    /** Of its programs only one ends well. */
    private static Inside container(String... log) {
        return new Inside() {
            @Override
            public boolean succeeds(List<String> command) {
                return command.equals(List.of("true"));
            }

            @Override
            public List<String> log() {
                return List.of(log);
            }
        };
    }
}
