package ${package};

import ${package}.backend.BackendUnavailableException;
import ${package}.config.ConfigException;
import ${package}.config.Options;
import ${package}.config.PluginConfig;
#if (${backend} == "postgres")
import ${package}.jdbc.PostgresStores;
#elseif (${backend} == "sqlite")
import ${package}.jdbc.SqliteStores;
#elseif (${backend} == "kafka")
import ${package}.kafka.KafkaBrokers;
#elseif (${backend} == "memstore")
import ${package}.keyvalue.MemStore;
#end
import ${package}.lifecycle.LifecycleException;
import ${package}.metrics.MetricsEndpoint;
#if (${backend} == "nats")
import ${package}.nats.NatsBrokers;
#elseif (${backend} == "memstore")
import ${package}.pubsub.MemBroker;
#elseif (${backend} == "redis")
import ${package}.redis.RedisBackends;
#end
import io.grpc.InsecureServerCredentials;
import io.grpc.ServerBuilder;
import io.grpc.okhttp.OkHttpServerBuilder;
import java.io.IOException;
import java.io.PrintStream;
#if (${backend} == "memstore" || ${backend} == "sqlite" || ${backend} == "postgres")
import java.time.InstantSource;
#end
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Runs the plugin until it is stopped. */
public final class Main {
    private static final int FAILED = 1;
    private static final int WRONG_USE = 2;

    private Main() {}

    public static void main(String[] args) throws InterruptedException {
        System.exit(run(System.out, System.err, args));
    }

    /** Returns the exit code. */
    static int run(PrintStream out, PrintStream err, String... args) throws InterruptedException {
        try {
            Options options = Options.parse(args);
            if (options.help()) {
                out.print(Options.USAGE);
            } else {
                serve(options, out);
            }
            return 0;
        } catch (ConfigException e) {
            err.println("${artifactId}: " + e.getMessage());
            return WRONG_USE;
        } catch (IOException | LifecycleException | BackendUnavailableException e) {
            err.println("${artifactId}: " + e.getMessage());
            return FAILED;
        }
    }

    private static void serve(Options options, PrintStream out)
            throws ConfigException, IOException, LifecycleException, InterruptedException {
        Logging.configure(options.debug());
        PluginConfig config = options.config().isPresent()
                ? PluginConfig.read(options.config().get())
                : PluginConfig.DEFAULT;
        int port = options.grpcPort().orElse(config.port());
#if (${backend} == "postgres")
        PluginServer server = new PluginServer(transport(port), new PostgresStores(InstantSource.system()));
#elseif (${backend} == "sqlite")
        PluginServer server = new PluginServer(transport(port), new SqliteStores(InstantSource.system()));
#elseif (${backend} == "redis")
        PluginServer server = new PluginServer(transport(port), new RedisBackends());
#elseif (${backend} == "kafka")
        PluginServer server = new PluginServer(transport(port), new KafkaBrokers());
#elseif (${backend} == "nats")
        PluginServer server = new PluginServer(transport(port), new NatsBrokers());
#else
        PluginServer server = new PluginServer(
                transport(port),
                settings -> new StoreAndBroker(
                        new MemStore(InstantSource.system()), new MemBroker(InstantSource.system())));
#end
        try {
            server.listen();
        } catch (IOException e) {
            throw cannotListen(port, e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "shutdown"));
        out.println("gRPC port: " + server.port());
        if (options.metricsPort() > 0) {
            serveMetrics(options.metricsPort(), server);
            out.println("metrics port: " + options.metricsPort());
        }
#if (${backend} == "memstore")
        server.startPlugin(config);
#else
        // Without a configuration the proxy has to bring one, in its Initialize call.
        if (options.config().isPresent()) {
            server.startPlugin(config);
        }
#end
        server.awaitStop();
    }

    /** With executors of its own: gRPC's name their threads with a formatter, which takes a while to load. */
    private static ServerBuilder<?> transport(int port) {
        ExecutorService threads = Executors.newCachedThreadPool(Main::thread);
        return OkHttpServerBuilder.forPort(port, InsecureServerCredentials.create())
                .executor(threads)
                .transportExecutor(threads)
                .scheduledExecutorService(Executors.newSingleThreadScheduledExecutor(Main::thread));
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "grpc");
        thread.setDaemon(true);
        return thread;
    }

    private static void serveMetrics(int port, PluginServer server) throws IOException {
        try {
            // Open until the process ends, so that the metrics of its last calls can be had too.
            new MetricsEndpoint(port, server.metrics());
        } catch (IOException e) {
            throw cannotListen(port, e);
        }
    }

    private static IOException cannotListen(int port, IOException cause) {
        return new IOException("cannot listen on port " + port + ": " + cause.getMessage(), cause);
    }
}
