package org.prismdata.kit.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LineScreenTest {
    @Test
    void aLineIsAKey() throws InterruptedException {
        BlockingQueue<Key> keys = new LinkedBlockingQueue<>();
        List<String> lines = new ArrayList<>();
        byte[] typed = "\n f \nx\nQ\n".getBytes(StandardCharsets.UTF_8);
        LineScreen screen = new LineScreen(new ByteArrayInputStream(typed), lines::add);

        screen.listen(keys::add);
        screen.print(Screen.Tone.BAD, "one\ntwo");

        assertThat(List.of(
                        keys.poll(5, TimeUnit.SECONDS), keys.poll(5, TimeUnit.SECONDS), keys.poll(5, TimeUnit.SECONDS)))
                .containsExactly(Key.ALL, Key.FAILED, Key.QUIT);
        assertThat(lines).containsExactly("one", "two");
    }
}
