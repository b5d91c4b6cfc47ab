import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class ProgramTest {
    @Test
    void startsPodman() throws IOException, InterruptedException {
        Process process = new ProcessBuilder("podman", "--version").start();
        String answer = new String(process.getInputStream().readAllBytes());
        // It is the real one.
        assertEquals("podman version", answer.replaceFirst(" [0-9].*", "").strip());
        assertEquals(0, process.waitFor());
    }
}
