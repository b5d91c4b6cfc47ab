package org.prismdata.kit.provision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {
    @Test
    void readsWhatTheContainerWrote(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("log"), """
                2026-11-25T02:40:48.000000000+00:00 stdout F first
                2026-11-25T02:40:48.100000000+00:00 stderr F   second: it's stdout F
                2026-11-25T02:40:48.200000000+00:00 stdout P third
                """);
        assertThat(LogFile.last(file, 2)).containsExactly("  second: it's stdout F", "third");
        assertThat(LogFile.last(file, 9)).hasSize(3);
    }

    @Test
    void aLogThatHasNotBegunIsEmpty(@TempDir Path folder) {
        assertThat(LogFile.last(folder.resolve("none"), 2)).isEmpty();
    }
}
