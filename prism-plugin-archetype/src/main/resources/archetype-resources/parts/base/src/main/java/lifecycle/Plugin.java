package ${package}.lifecycle;

import ${package}.backend.Backend;
import ${package}.backend.BackendFactory;
import ${package}.config.ConfigException;
import ${package}.config.PluginConfig;
import ${package}.config.Settings;
import ${package}.lifecycle.DataCalls.Drained;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The plugin's life: {@link State#CREATED created, initialized, serving, draining, stopped}, never backwards. */
public final class Plugin<B extends Backend> {
    private static final Logger LOG = LoggerFactory.getLogger(Plugin.class);

    private final BackendFactory<B> backends;
    private final DataCalls calls;
    private final Consumer<State> listener;

    private volatile State state = State.CREATED;
    private volatile PluginConfig config = PluginConfig.DEFAULT;
    private volatile B backend;

    /** @param listener is told of every change of state */
    public Plugin(BackendFactory<B> backends, DataCalls calls, Consumer<State> listener) {
        this.backends = backends;
        this.calls = calls;
        this.listener = listener;
    }

    public State state() {
        return state;
    }

    public PluginConfig config() {
        return config;
    }

    public int callsInFlight() {
        return calls.inFlight();
    }

    /** Null before {@link #initialize}. */
    public B backend() {
        return backend;
    }

    /**
     * Connects to the backend. Doing so again is fine if the backend's configuration is the same, or one of the two is
     * empty: a proxy may initialize a plugin that started itself.
     *
     * @throws ${package}.backend.BackendUnavailableException if the backend cannot be reached; it may be tried again
     */
    public synchronized void initialize(PluginConfig wanted) throws ConfigException, LifecycleException {
        if (state == State.CREATED) {
            backend = backends.open(wanted.backend());
            config = wanted;
            enter(State.INITIALIZED);
        } else if (state == State.DRAINING || state == State.STOPPED) {
            throw new LifecycleException("the plugin is " + state.text());
        } else if (contradict(wanted.backend(), config.backend())) {
            throw new LifecycleException("the plugin is already initialized with another backend configuration");
        }
    }

    private static boolean contradict(Settings one, Settings other) {
        return !one.values().isEmpty() && !other.values().isEmpty() && !one.equals(other);
    }

    /** Opens the plugin for data calls; does nothing if it is open. */
    public synchronized void start() throws LifecycleException {
        if (state == State.INITIALIZED) {
            enter(State.SERVING);
        } else if (state != State.SERVING) {
            throw new LifecycleException("the plugin is " + state.text());
        }
    }

    /** Refuses new data calls and waits for those in flight, for no longer than the time-out. */
    public Drained drain(Duration timeout) throws InterruptedException {
        synchronized (this) {
            if (state != State.STOPPED) {
                enter(State.DRAINING);
            }
        }
        // Without the lock, so that whoever loses patience can stop the plugin.
        return calls.drain(timeout);
    }

    /** Drains, then disconnects from the backend. */
    public void stop(Duration timeout) throws InterruptedException {
        drain(timeout);
        synchronized (this) {
            enter(State.STOPPED);
            if (backend != null) {
                backend.close();
            }
        }
    }

    private void enter(State next) {
        if (state != next) {
            state = next;
            calls.enter(next);
            listener.accept(next);
            LOG.info("{} is {}", config.name(), next.name().toLowerCase(Locale.ROOT));
        }
    }
}
