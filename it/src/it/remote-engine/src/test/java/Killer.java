import org.junit.jupiter.api.Test;

/** Run only when asked for. */
class Killer {
    @Test
    void killsMaven() {
        ProcessHandle maven = ProcessHandle.current().parent().orElseThrow();
        while (!maven.info().command().orElse("").endsWith("java")) {
            maven = maven.parent().orElseThrow();
        }
        maven.destroyForcibly();
        maven.onExit().join();
    }
}
