package org.prismdata.kit.watch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KeyTest {
    @Test
    void enterIsOneKeyHoweverATerminalSendsIt() {
        assertThat(Key.of('\r')).contains(Key.ALL);
        assertThat(Key.of('\n')).contains(Key.ALL);
    }

    @Test
    void aKeyIsTheSameWithShiftAndOthersAreNone() {
        assertThat(Key.of('P')).contains(Key.PAUSE);
        assertThat(Key.of('x')).isEmpty();
        assertThat(Key.of(-1)).isEmpty();
    }
}
