import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CtrlCIT {
    /** What a terminal does for Ctrl-C: SIGINT to Maven and to what it runs. */
    @Test
    void isPressed() throws Exception {
        ProcessHandle test = ProcessHandle.current();
        ProcessHandle maven = test.parent().orElseThrow();
        while (!maven.info().command().orElse("").endsWith("java")) {
            maven = maven.parent().orElseThrow();
        }
        Files.writeString(Path.of("target", "cancelled-at"), String.valueOf(System.currentTimeMillis()));
        new ProcessBuilder("kill", "-INT", String.valueOf(maven.pid()), String.valueOf(test.pid())).start();
        Thread.sleep(60_000);
    }
}
