package ${package}.kafka;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/** A Kafka broker in this process, its own controller (KRaft), with its files below target. */
public final class EmbeddedKafka {
    private static final String HOST = "127.0.0.1";

    /** Kept, for java.util.logging forgets the level of a logger that nobody holds. */
    private static final List<Logger> TALKATIVE =
            List.of(Logger.getLogger("org.apache.kafka"), Logger.getLogger("kafka"), Logger.getLogger("state.change"));

    private final KafkaConfig config;
    private final int port;
    private KafkaRaftServer server;

    public EmbeddedKafka() {
        TALKATIVE.forEach(logger -> logger.setLevel(Level.WARNING));
        port = freePort();
        Path folder = Path.of("target", "kafka", UUID.randomUUID().toString()).toAbsolutePath();
        config = new KafkaConfig(properties(port, freePort(), folder));
        format(folder);
        start();
    }

    public String brokers() {
        return HOST + ":" + port;
    }

    public void restart() {
        server.shutdown();
        server.awaitShutdown();
        start();
    }

    private void start() {
        server = new KafkaRaftServer(config, Time.SYSTEM);
        server.startup();
    }

    private static Map<String, Object> properties(int port, int controllerPort, Path folder) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("process.roles", "broker,controller");
        properties.put("node.id", "1");
        properties.put("listeners", "CLIENT://" + HOST + ":" + port + ",CONTROLLER://" + HOST + ":" + controllerPort);
        properties.put("listener.security.protocol.map", "CLIENT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        properties.put("inter.broker.listener.name", "CLIENT");
        properties.put("controller.listener.names", "CONTROLLER");
        properties.put("controller.quorum.voters", "1@" + HOST + ":" + controllerPort);
        properties.put("log.dirs", folder.toString());
        // One node has nobody to wait for.
        properties.put("controller.quorum.election.timeout.ms", "50");
        properties.put("broker.heartbeat.interval.ms", "100");
        properties.put("broker.session.timeout.ms", "1000");
        properties.put("auto.create.topics.enable", "false");
        properties.put("offsets.topic.replication.factor", "1");
        properties.put("transaction.state.log.replication.factor", "1");
        properties.put("log.cleaner.enable", "false");
        return properties;
    }

    private static void format(Path folder) {
        try {
            new Formatter()
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
                    .setClusterId(Uuid.randomUuid().toString())
                    .setNodeId(1)
                    .setControllerListenerName("CONTROLLER")
                    .setMetadataLogDirectory(folder.toString())
                    .setDirectories(List.of(folder.toString()))
                    .run();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName(HOST))) {
            return free.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
