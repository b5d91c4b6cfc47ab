package org.prismdata.kit.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OwnershipTest {
    private static Ownership ownedBy(String session, boolean kept) {
        return new Ownership(session, Host.key(), "com.acme:orders", "0123", "postgres", kept, "abcd");
    }

    @Test
    void labelsAreReadBackAsWritten() {
        Ownership owner = ownedBy(BuildSession.current().toString(), true);

        assertThat(Ownership.of(owner.labels())).isEqualTo(owner);
    }

    @Test
    void aRunningBuildsContainersAreNotAbandoned() {
        assertThat(ownedBy(BuildSession.current().toString(), false).abandoned())
                .isFalse();
    }

    @Test
    void anotherProcessUnderTheSameIdIsNotTheOwner() {
        BuildSession current = BuildSession.current();
        BuildSession earlier = new BuildSession(current.processId(), current.startMillis() - 60_000);

        assertThat(ownedBy(earlier.toString(), false).abandoned()).isTrue();
    }

    @Test
    void whatTheUserKeepsIsNeverAbandoned() {
        assertThat(ownedBy("1-1", true).abandoned()).isFalse();
    }

    @Test
    void anotherMachinesContainersAreNotOursToJudge() {
        Ownership owner = new Ownership("1-1", "elsewhere", "com.acme:orders", "0123", "postgres", false, "abcd");

        assertThat(owner.abandoned()).isFalse();
    }

    @Test
    void theRootKeyDoesNotTellTheFolder() {
        Path folder = Path.of("/home/ann/orders");
        Module module = new Module("com.acme:orders", "orders", folder, folder, Path.of("target/prism"));

        assertThat(module.rootKey()).matches("[0-9a-f]{16}");
        assertThat(Ownership.selectRoot(module)).hasSize(1);
    }
}
