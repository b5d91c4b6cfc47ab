package ${package};

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class LogLineTest {
    @Test
    void isPairsOfNameAndValue() {
        assertThat(line(Level.INFO, "started", null))
                .isEqualTo("time=2026-01-01T00:00:00Z level=info logger=a.B msg=started\n");
    }

    @Test
    void quotesWhatIsNoWord() {
        assertThat(line(Level.WARNING, "he said \"a=b\"\nand left \\ \u0001", null))
                .endsWith(" level=warn logger=a.B msg=\"he said \\\"a=b\\\"\\nand left \\\\ \\u0001\"\n");
        assertThat(line(Level.SEVERE, "", null)).endsWith(" level=error logger=a.B msg=\"\"\n");
    }

    @Test
    void keepsAStackTraceInItsLine() {
        assertThat(line(Level.FINE, "failed", new IllegalStateException("broken")))
                .contains(" level=debug logger=a.B msg=failed error=\"java.lang.IllegalStateException: broken\\n\\tat ")
                .hasLineCount(1);
    }

    private static String line(Level level, String message, Throwable thrown) {
        LogRecord event = new LogRecord(level, message);
        event.setLoggerName("a.B");
        event.setInstant(Instant.parse("2026-01-01T00:00:00Z"));
        event.setThrown(thrown);
        return new LogLine().format(event);
    }
}
