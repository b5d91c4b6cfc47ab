package org.prismdata.kit.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.prismdata.kit.engine.ImageName;
import org.prismdata.kit.engine.PushException;
import org.prismdata.kit.problem.PrismException;

class PushTest {
    private static final ImageName IMAGE = ImageName.parse("registry.example/team/orders:1", "test");

    private final List<String> log = new ArrayList<>();
    private int attempts;

    @Test
    void aLostConnectionIsMadeGood() throws Exception {
        push(1, new SocketException("Broken pipe"));

        assertThat(attempts).isEqualTo(2);
        assertThat(log)
                .containsExactly("The connection to registry.example was lost; pushing registry.example/team/orders:1"
                        + " again, without the layers that are there");
    }

    @Test
    void aConnectionThatIsLostEachTimeIsTold() {
        assertThatThrownBy(() -> push(9, new SocketException("Broken pipe"))).hasMessageStartingWith("""
                        registry registry.example ended the connection while registry.example/team/orders:1 was pushed, 2 times
                          why: Broken pipe
                          fix: run it again: layers that are there already are not sent again""");
        assertThat(attempts).isEqualTo(2);
    }

    @Test
    void whatAnotherAttemptWouldNotChangeIsTriedOnce() {
        assertThatThrownBy(() -> push(9, new RegistryUnauthorizedException("401 Unauthorized")))
                .hasMessage("""
                        registry registry.example does not let this user push registry.example/team/orders:1
                          why: 401 Unauthorized
                          fix: give settings.xml a <server> with the <id> registry.example and the right user name and\
                         password, or run: podman login registry.example""");
        assertThat(attempts).isEqualTo(1);
        assertThatThrownBy(() -> push(9, new ConnectException("refused")))
                .hasMessageContaining("registry registry.example is out of reach");
        assertThatThrownBy(() -> push(9, new UnknownHostException("registry.example")))
                .hasMessageContaining("registry registry.example is out of reach");
    }

    @ParameterizedTest
    @CsvSource({
        "unauthorized: authentication required,                                          1, does not let this user push",
        "pinging: dial tcp 10.0.0.1:443: connect: connection refused,                    1, is out of reach",
        "writing blob: Patch \"https://registry.example/v2/\": write: broken pipe,       2, ended the connection",
        "Put \"http://registry.example/v2/\": EOF,                                     2, ended the connection",
        "net/http: HTTP/1.x transport connection broken,                                 2, ended the connection",
        "uploading: unexpected EOF,                                                      2, ended the connection",
        "uploading manifest: manifest invalid,                                           1, could not assemble",
    })
    void whatPodmanSaysIsUnderstoodToo(String complaint, int wanted, String meaning) {
        assertThatThrownBy(() -> push(9, new PushException(complaint))).hasMessageContaining(meaning);
        assertThat(attempts).isEqualTo(wanted);
    }

    @Test
    void whatIsNotTheRegistrysStaysAsItIs() {
        assertThatThrownBy(() -> push(9, new IllegalStateException("no main class")))
                .isInstanceOf(PrismException.class)
                .hasMessageContaining("could not assemble");
        assertThat(attempts).isEqualTo(1);
    }

    private void push(int failures, Exception cause) throws Exception {
        attempts = 0;
        new Push(log::add).run(IMAGE, () -> {
            attempts++;
            if (attempts <= failures) {
                throw new PrismException(
                        "could not assemble", "Jib's", "look", new IllegalArgumentException("build failed", cause));
            }
        });
    }

    /** Named as Jib's. */
    private static final class RegistryUnauthorizedException extends Exception {
        private static final long serialVersionUID = 1L;

        RegistryUnauthorizedException(String message) {
            super(message);
        }
    }
}
