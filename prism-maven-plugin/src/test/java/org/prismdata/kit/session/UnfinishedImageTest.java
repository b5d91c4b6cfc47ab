package org.prismdata.kit.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UnfinishedImageTest {
    @Test
    void thatOfARunningBuildIsNotAbandoned() {
        assertThat(UnfinishedImage.abandoned(UnfinishedImage.name() + ":latest"))
                .isFalse();
    }

    @Test
    void thatOfADeadBuildIs() {
        String session = BuildSession.current().toString();
        assertThat(UnfinishedImage.abandoned(UnfinishedImage.name().replace(session, "1-1") + ":latest"))
                .isTrue();
    }

    @Test
    void thatOfAnotherMachineIsNot() {
        assertThat(UnfinishedImage.abandoned("localhost/prism-unfinished-0123456789abcdef-1-1-x:latest"))
                .isFalse();
    }

    @Test
    void noOtherImageIs() {
        assertThat(UnfinishedImage.abandoned("localhost/orders:1")).isFalse();
    }

    @Test
    void noNameIsTakenTwice() {
        assertThat(UnfinishedImage.name()).isNotEqualTo(UnfinishedImage.name());
    }
}
