package ${package};

import static org.assertj.core.api.Assertions.assertThat;

import ${package}.config.Options;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MainTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void helps() throws Exception {
        assertThat(run("--help")).isZero();
        assertThat(out).hasToString(Options.USAGE);
        assertThat(err).hasToString("");
    }

    @Test
    void refusesAWrongFlagInOneLine() throws Exception {
        assertThat(run("--prot", "1")).isEqualTo(2);
        assertThat(err).hasToString("${artifactId}: unknown flag \"--prot\"; see --help" + System.lineSeparator());
    }

    @Test
    void refusesAMissingConfigurationInOneLine() throws Exception {
        assertThat(run("--config", "none.yaml")).isEqualTo(2);
        assertThat(err).hasToString("${artifactId}: cannot read none.yaml: no such file" + System.lineSeparator());
    }

    @Test
    void saysWhichPortIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            int port = taken.getLocalPort();
            assertThat(run("--grpc-port", Integer.toString(port))).isEqualTo(1);
            String message = err.toString(StandardCharsets.UTF_8);
            assertThat(message).startsWith("${artifactId}: cannot listen on port " + port + ": ");
        }
    }

    private int run(String... args) throws InterruptedException {
        return Main.run(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                args);
    }
}
