package ${package}.redis;

import ${package}.backend.BackendUnavailableException;
import ${package}.pubsub.Backlog;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.prismdata.interfaces.pubsub.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.BinaryJedisPubSub;
import redis.clients.jedis.Connection;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisException;

/**
 * The plugin's subscriptions, which share one connection. It is open for as long as there are any, and when it is lost a
 * new one takes over, for the same channels; what is published in between is gone.
 */
final class RedisSubscriptions implements AutoCloseable {
    /** How often Redis is asked for a sign of life. */
    static final Duration HEARTBEAT = Duration.ofSeconds(5);

    /** A connection on which nothing comes, not even an answer to so many heartbeats, is dead. */
    static final int SILENT_HEARTBEATS = 6;

    private static final Logger LOG = LoggerFactory.getLogger(RedisSubscriptions.class);

    private static final Duration CONFIRMATION_LIMIT = Duration.ofSeconds(5);
    private static final long FIRST_PAUSE_MILLIS = 50;
    private static final long LONGEST_PAUSE_MILLIS = 2000;

    private final HostAndPort server;
    private final JedisClientConfig config;
    private final Duration heartbeat;
    private final Map<String, RedisChannel> channels = new HashMap<>();
    private final Thread thread = new Thread(this::run, "redis-subscriptions");
    private final ScheduledExecutorService heart =
            Executors.newSingleThreadScheduledExecutor(beat -> daemon(new Thread(beat, "redis-heartbeat")));

    /** Null while there is none. */
    private Connection connection;

    /** What speaks on the connection once that takes commands; null before. */
    private Listener listener;

    /** Attempts since there was a connection. */
    private int failures;

    private boolean closed;

    /** @param config for connections to the server, but for how long they may be silent */
    RedisSubscriptions(HostAndPort server, JedisClientConfig config, Duration heartbeat) {
        this.server = server;
        this.config = DefaultJedisClientConfig.builder()
                .from(config)
                .blockingSocketTimeoutMillis(SILENT_HEARTBEATS * (int) heartbeat.toMillis())
                .build();
        this.heartbeat = heartbeat;
        daemon(thread);
    }

    /** Returns when Redis has confirmed the subscription. */
    Backlog open(String topic) {
        Backlog backlog = new Backlog(over -> leave(topic, over));
        try {
            join(topic, backlog).get(CONFIRMATION_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            return backlog;
        } catch (ExecutionException e) {
            throw RedisPool.failure((JedisException) e.getCause());
        } catch (TimeoutException e) {
            backlog.close();
            throw new BackendUnavailableException(
                    "Redis is unavailable: it has not confirmed a subscription for " + CONFIRMATION_LIMIT.toSeconds()
                            + " s",
                    e);
        } catch (InterruptedException e) {
            backlog.close();
            Thread.currentThread().interrupt();
            throw new BackendUnavailableException("the subscription was given up before Redis confirmed it", e);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        heart.shutdownNow();
        disconnect();
        fail(new JedisConnectionException("the plugin has closed it"));
        notifyAll();
    }

    private synchronized CompletableFuture<Void> join(String topic, Backlog backlog) {
        if (closed) {
            return CompletableFuture.failedFuture(new JedisConnectionException("the plugin has closed it"));
        }
        if (thread.getState() == Thread.State.NEW) {
            thread.start();
            heart.scheduleWithFixedDelay(this::beat, heartbeat.toMillis(), heartbeat.toMillis(), TimeUnit.MILLISECONDS);
        }
        CompletableFuture<Void> confirmed = new CompletableFuture<>();
        RedisChannel channel = channels.computeIfAbsent(topic, name -> new RedisChannel());
        channel.waiting.put(backlog, confirmed);
        subscribe(topic, channel);
        notifyAll();
        return confirmed;
    }

    private synchronized void leave(String topic, Backlog backlog) {
        RedisChannel channel = channels.get(topic);
        if (channel != null) {
            channel.live.remove(backlog);
            channel.waiting.remove(backlog);
            dropIfUnused(topic, channel);
        }
    }

    private void subscribe(String topic, RedisChannel channel) {
        if (listener != null) {
            channel.unconfirmed++;
            send(() -> listener.subscribe(bytes(topic)));
        }
    }

    private void dropIfUnused(String topic, RedisChannel channel) {
        if (channel.isUnused() && channel.unconfirmed == 0) {
            channels.remove(topic);
            if (listener != null) {
                send(() -> listener.unsubscribe(bytes(topic)));
            }
        }
    }

    private synchronized void beat() {
        if (listener != null) {
            send(listener::ping);
        }
    }

    private void send(Runnable command) {
        try {
            command.run();
        } catch (JedisException e) {
            // Whoever listens on the connection now learns that it is gone, and does all that is to be done.
            disconnect();
        }
    }

    private void disconnect() {
        if (connection != null) {
            try {
                connection.forceDisconnect();
            } catch (IOException e) {
                LOG.debug("A connection could not be closed", e);
            }
        }
    }

    private void run() {
        while (awaitSubscriber()) {
            try {
                listen();
            } catch (JedisException e) {
                lost(e);
            } catch (RuntimeException e) {
                lost(new JedisException(e));
            }
        }
    }

    /** Returns false when there will be none any more. */
    private synchronized boolean awaitSubscriber() {
        while (!closed && channels.isEmpty()) {
            await(0);
        }
        return !closed;
    }

    /** Returns when the last subscriber has left. */
    private void listen() {
        try (Connection opened = new Connection(server, config)) {
            Listener next = new Listener();
            byte[][] names = begin(opened);
            if (names.length > 0) {
                next.proceed(opened, names);
            }
        } finally {
            end();
        }
    }

    /** Returns the channels to subscribe to. */
    private synchronized byte[][] begin(Connection opened) {
        if (closed) {
            return new byte[0][];
        }
        connection = opened;
        channels.values().removeIf(RedisChannel::isUnused);
        channels.values().forEach(channel -> channel.unconfirmed = 1);
        return channels.keySet().stream().map(RedisSubscriptions::bytes).toArray(byte[][]::new);
    }

    private synchronized void end() {
        connection = null;
        listener = null;
        channels.values().forEach(channel -> channel.unconfirmed = 0);
        channels.values().removeIf(RedisChannel::isUnused);
    }

    private synchronized void lost(JedisException e) {
        fail(e);
        if (closed || channels.isEmpty()) {
            return;
        }
        if (failures == 0) {
            LOG.warn("Lost the connection of the subscriptions, trying again: {}", RedisPool.reason(e));
        }
        await(Math.min(FIRST_PAUSE_MILLIS << failures, LONGEST_PAUSE_MILLIS));
        failures = Math.min(failures + 1, 10);
    }

    /** Tells those that wait for a confirmation that none will come. */
    private void fail(JedisException e) {
        channels.values().forEach(channel -> channel.fail(e));
        channels.values().removeIf(RedisChannel::isUnused);
    }

    /** @param millis 0 for no limit; a new subscriber, or the end, is a reason to go on sooner */
    private void await(long millis) {
        try {
            wait(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts this thread", e);
        }
    }

    private synchronized void confirmed(Listener on, String topic) {
        if (listener != on) {
            if (failures > 0) {
                LOG.info("The subscriptions go on");
                failures = 0;
            }
            listener = on;
            // Those that came after the first command, for which Redis is asked only now.
            channels.forEach((name, channel) -> {
                if (channel.unconfirmed == 0) {
                    subscribe(name, channel);
                }
            });
        }
        RedisChannel channel = channels.get(topic);
        if (closed || --channel.unconfirmed > 0) {
            return;
        }
        channel.goLive();
        dropIfUnused(topic, channel);
    }

    private synchronized void deliver(Message message) {
        RedisChannel channel = channels.get(message.getTopic());
        if (channel != null) {
            channel.live.forEach(backlog -> backlog.add(message));
        }
    }

    private static byte[] bytes(String topic) {
        return topic.getBytes(StandardCharsets.UTF_8);
    }

    private static Thread daemon(Thread thread) {
        thread.setDaemon(true);
        return thread;
    }

    /** Hears what comes on one connection. */
    private final class Listener extends BinaryJedisPubSub {
        @Override
        public void onSubscribe(byte[] channel, int count) {
            confirmed(this, new String(channel, StandardCharsets.UTF_8));
        }

        @Override
        public void onMessage(byte[] channel, byte[] payload) {
            String topic = new String(channel, StandardCharsets.UTF_8);
            try {
                Message message = Message.parseFrom(payload);
                if (message.getTopic().equals(topic)) {
                    deliver(message);
                    return;
                }
            } catch (InvalidProtocolBufferException e) {
                LOG.debug("A payload cannot be read", e);
            }
            LOG.warn("Ignored what came on channel {}: no Prism plugin has published it", topic);
        }
    }
}
