package org.prismdata.kit.testcontainers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prismdata.kit.problem.PrismException;

class SocketRelayTest {
    @TempDir
    private Path folder;

    private final LinkedBlockingQueue<String> log = new LinkedBlockingQueue<>();
    private final List<String> read = new CopyOnWriteArrayList<>();
    private ServerSocketChannel engine;

    @BeforeEach
    void listen() throws IOException {
        engine = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        engine.bind(UnixDomainSocketAddress.of(folder.resolve("engine.sock")));
    }

    @AfterEach
    void end() throws IOException {
        engine.close();
    }

    @Test
    void passesOnWhatBothSaysToTheOtherUntilEachHasEnded() throws IOException {
        try (SocketRelay relay = relay(() -> open("engine.sock"));
                SocketChannel client = open("relay.sock");
                SocketChannel service = engine.accept()) {
            assertThat(relay).isNotNull();
            say(client, "question");
            client.shutdownOutput();
            assertThat(hear(service)).isEqualTo("question");
            assertThat(read).containsExactly("question");

            say(service, "answer");
            service.shutdownOutput();
            assertThat(hear(client)).isEqualTo("answer");
        }
    }

    @Test
    void endsTheOthersConnectionWhenItIsClosed() throws IOException {
        SocketRelay relay = relay(() -> open("engine.sock"));
        try (SocketChannel client = open("relay.sock");
                SocketChannel service = engine.accept()) {
            say(client, "question");
            assertThat(service.read(ByteBuffer.allocate(1))).isOne();
            relay.close();
            assertThat(hear(client)).isEmpty();
            assertThat(folder.resolve("relay.sock")).doesNotExist();
        }
    }

    @Test
    void tellsWhyThereIsNoEngine() throws Exception {
        try (SocketRelay relay = relay(() -> {
                    throw new PrismException("Podman is ill", "a reason", "a fix");
                });
                SocketChannel client = open("relay.sock")) {
            assertThat(relay).isNotNull();
            assertThat(log.poll(5, TimeUnit.SECONDS)).contains("Podman is ill");
            assertThat(hear(client)).isEmpty();
        }
    }

    private SocketRelay relay(SocketRelay.Engine to) {
        return new SocketRelay(
                folder.resolve("relay.sock"),
                to,
                () -> part -> read.add(
                        StandardCharsets.US_ASCII.decode(part.duplicate()).toString()),
                log::add);
    }

    private SocketChannel open(String socket) throws IOException {
        return SocketChannel.open(UnixDomainSocketAddress.of(folder.resolve(socket)));
    }

    private static void say(SocketChannel channel, String text) throws IOException {
        channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
    }

    private static String hear(SocketChannel channel) throws IOException {
        return new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.US_ASCII);
    }
}
