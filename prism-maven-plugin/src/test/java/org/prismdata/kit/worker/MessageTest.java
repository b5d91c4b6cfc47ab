package org.prismdata.kit.worker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MessageTest {
    @Test
    void isOneLineWhateverItsWords() {
        Message message = Message.of("failed", "a\tb", "c\r\nd\\n", "", "ü");

        assertThat(message.line()).doesNotContain("\n", "\r");
        assertThat(Message.parse(message.line())).isEqualTo(message);
    }
}
