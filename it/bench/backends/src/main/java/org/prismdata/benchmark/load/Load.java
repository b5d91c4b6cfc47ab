package org.prismdata.benchmark.load;

import io.grpc.ManagedChannel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Calls a plugin for a while, in several ways. Arguments: the backend, its project, the seconds that a window lasts, and
 * the file that the results are added to. A wrong answer or a lost message ends it: numbers with errors say nothing.
 */
public final class Load {
    /** Of each value and each message. */
    static final int BYTES = 1024;

    private static final Set<String> KEY_VALUE = Set.of("memstore", "sqlite", "postgres", "redis");
    private static final Set<String> PUB_SUB = Set.of("memstore", "redis", "kafka", "nats");

    /** Many first: they warm the plugin's JVM up for the one. */
    private static final List<Integer> CALLERS = List.of(16, 1);

    private final String backend;
    private final PluginProcess plugin;
    private final ManagedChannel channel;
    private final Duration window;
    private final Path results;

    private Load(String backend, PluginProcess plugin, Duration window, Path results) {
        this.backend = backend;
        this.plugin = plugin;
        this.channel = plugin.channel();
        this.window = window;
        this.results = results;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        Path project = Path.of(args[1]);
        Path config = BackendConfig.write(args[0], project);
        try (PluginProcess plugin = new PluginProcess(args[0], project, config)) {
            new Load(args[0], plugin, Duration.ofSeconds(Integer.parseInt(args[2])), Path.of(args[3])).all();
        }
    }

    private void all() throws IOException, InterruptedException {
        for (int callers : CALLERS) {
            if (KEY_VALUE.contains(backend)) {
                keyValue(callers);
            }
            if (PUB_SUB.contains(backend)) {
                publish(callers);
            }
        }
    }

    private void keyValue(int callers) throws IOException, InterruptedException {
        KeyValueCalls calls = new KeyValueCalls(channel, BYTES);
        calls.fill();
        ClosedLoop set = loop(callers);
        set.run(calls::set);
        record("Set", callers, set);
        ClosedLoop get = loop(callers);
        get.run(calls::get);
        record("Get", callers, get);
    }

    private void publish(int callers) throws IOException, InterruptedException {
        PubSubCalls calls = new PubSubCalls(channel, BYTES);
        ClosedLoop publish = loop(callers);
        calls.subscribe(channel, publish::delivered);
        publish.run(calls::publish);
        long lost = calls.awaitRest(publish.succeeded());
        if (lost != 0) {
            throw new IllegalStateException(lost + " messages have not come");
        }
        record("Publish", callers, publish);
    }

    private ClosedLoop loop(int callers) {
        return new ClosedLoop(callers, window, plugin::cpu);
    }

    private void record(String call, int callers, ClosedLoop loop) throws IOException {
        if (loop.failed() > 0) {
            throw new IllegalStateException(loop.failed() + " calls of " + call + " failed");
        }
        Result result = Result.of(backend, call, callers, loop.median());
        Files.writeString(results, result.line() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
