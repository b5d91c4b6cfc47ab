package org.prismdata.kit.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.prismdata.kit.ServerOfOneConnection;

class TcpReadinessTest {
    private final Readiness readiness = new TcpReadiness();

    @Test
    void aServerThatWaitsForItsClientIsReady() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        try (ServerOfOneConnection server = new ServerOfOneConnection(socket -> {
            await(asked);
            return "";
        })) {
            assertThat(readiness.ready(server.address())).isTrue();
        } finally {
            asked.countDown();
        }
    }

    @Test
    void aServerThatSpeaksFirstIsReady() throws Exception {
        try (ServerOfOneConnection server = new ServerOfOneConnection(socket -> {
            socket.getOutputStream().write("220 mail".getBytes());
            return "";
        })) {
            assertThat(readiness.ready(server.address())).isTrue();
        }
    }

    @Test
    void aProxyThatHangsUpMeansNotYet() throws Exception {
        try (ServerOfOneConnection server = new ServerOfOneConnection(socket -> "")) {
            assertThat(readiness.ready(server.address())).isFalse();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
