package org.prismdata.kit.provision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.prismdata.kit.engine.Container;
import org.prismdata.kit.session.BuildSession;
import org.prismdata.kit.session.Host;
import org.prismdata.kit.session.Ownership;

class LeftoversTest {
    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void whatADeadBuildHasLeftIs() {
        Container dead = container("dead", "1-1", false);
        assertThat(Leftovers.of(List.of(dead), HOUR)).containsExactly(dead);
    }

    @Test
    void whatARunningBuildUsesIsNot() {
        String session = BuildSession.current().toString();
        assertThat(Leftovers.of(List.of(container("alive", session, false)), HOUR))
                .isEmpty();
    }

    @Test
    void whatIsKeptIsNotWhereItsUseIsNotKnown() {
        assertThat(Leftovers.of(List.of(container("kept", "1-1", true)), HOUR)).isEmpty();
    }

    private static Container container(String name, String session, boolean kept) {
        Map<String, String> labels =
                new Ownership(session, Host.key(), "com.acme:orders", "0123", "postgres", kept, "abcd").labels();
        return new Container(name, "Up 3 minutes ago", "127.0.0.1:4711", labels);
    }
}
