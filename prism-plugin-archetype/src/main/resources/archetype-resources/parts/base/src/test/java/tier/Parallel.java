package ${package}.tier;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Work on several threads at once. */
public final class Parallel {
    private static final int LIMIT_SECONDS = 30;

    /** For all tests: to start them takes longer than many a test. One that hangs does not hold up the end. */
    private static final ExecutorService THREADS = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "parallel");
        thread.setDaemon(true);
        return thread;
    });

    private Parallel() {}

    /** Does the work for each input on a thread of its own, and fails if one does or is not done in time. */
    public static <T> void forEach(List<T> inputs, Work<T> work) throws Exception {
        Stream<Callable<Void>> tasks = inputs.stream().map(input -> () -> {
            work.on(input);
            return null;
        });
        for (Future<Void> done : THREADS.invokeAll(tasks.toList(), LIMIT_SECONDS, TimeUnit.SECONDS)) {
            done.get();
        }
    }

    /** What may fail. */
    public interface Work<T> {
        void on(T input) throws Exception;
    }
}
