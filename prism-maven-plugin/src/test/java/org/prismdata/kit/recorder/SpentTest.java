package org.prismdata.kit.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SpentTest {
    @Test
    void whatIsComputedAndSleptIsItsOwn() {
        assertThat(new Spent(30, 500, 150, 0).own(0)).isEqualTo(180);
    }

    @Test
    void waitingForAnythingElseCountsWhereNobodyWasDelayed() {
        assertThat(new Spent(10, 0, 0, 160).own(0)).isEqualTo(160);
    }

    @Test
    void loadingClassesDoesNotCount() {
        assertThat(new Spent(90, 0, 20, 115).own(80)).isEqualTo(35);
        assertThat(new Spent(50, 0, 20, 0).own(80)).isEqualTo(20);
    }

    @Test
    void whileItLoadsItIsDelayedAsAtOtherTimes() {
        // Half of the time it had no processor: of the 100 in which it loaded it computed 50.
        assertThat(new Spent(200, 200, 0, 0).own(100)).isEqualTo(150);
    }
}
