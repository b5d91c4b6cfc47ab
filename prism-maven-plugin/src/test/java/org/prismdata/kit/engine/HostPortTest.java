package org.prismdata.kit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class HostPortTest {
    private static final PortTakenException TAKEN = new PortTakenException("taken", "by another program", "wait");

    private final List<Integer> tried = new ArrayList<>();

    @Test
    void aFreePortIsFree() {
        String bound = HostPort.start(OptionalInt.empty(), port -> {
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort() + " of " + port;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });

        assertThat(bound).matches("(\\d+) of \\1");
    }

    @Test
    void aPortThatIsTakenInBetweenIsNotTheLast() {
        int port = HostPort.start(OptionalInt.empty(), candidate -> {
            tried.add(candidate);
            if (tried.size() < 3) {
                throw TAKEN;
            }
            return candidate;
        });

        assertThat(tried).hasSize(3).last().isEqualTo(port);
    }

    @Test
    void itDoesNotGoOnForEver() {
        assertThatThrownBy(() -> HostPort.start(OptionalInt.empty(), this::failWith))
                .isSameAs(TAKEN);
        assertThat(tried).hasSize(10);
    }

    @Test
    void thePortAskedForIsTheOnlyOneTried() {
        assertThatThrownBy(() -> HostPort.start(OptionalInt.of(15432), this::failWith))
                .isSameAs(TAKEN);
        assertThat(tried).containsExactly(15432);
    }

    @Test
    void anotherFailureEndsIt() {
        assertThatThrownBy(() -> HostPort.start(OptionalInt.empty(), port -> {
                    tried.add(port);
                    throw new IllegalStateException("something else");
                }))
                .hasMessage("something else");
        assertThat(tried).hasSize(1);
    }

    private Integer failWith(int port) {
        tried.add(port);
        throw TAKEN;
    }
}
