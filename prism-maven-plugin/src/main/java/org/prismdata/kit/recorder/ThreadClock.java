package org.prismdata.kit.recorder;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * How long threads have computed and, where the system is Linux, how long they were kept waiting for a processor.
 */
final class ThreadClock {
    private static final Path SELF = Path.of("/proc/thread-self");
    private static final File THREADS = new File("/proc/self/task");
    private static final String FILE = "/schedstat";
    private static final int LENGTH = 128;

    private final Map<String, Long> delays = new HashMap<>();
    private long delay;
    private long lookedAt;

    /**
     * A thread's times.
     *
     * @param computed nanoseconds on a processor
     * @param delayed nanoseconds in which it could have gone on, but others had the processors; -1 if it is not known
     */
    record Times(long computed, long delayed) {
        private static final Times UNKNOWN = new Times(0, -1);
    }

    /** Those of the current thread. */
    static Times current() {
        Times times = read(SELF + FILE);
        return times.delayed() < 0
                ? new Times(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime(), -1)
                : times;
    }

    /** The number of the current thread; 0 if there is none. */
    static long number() {
        try {
            String path = Files.readSymbolicLink(SELF).toString();
            return Long.parseLong(path.substring(path.lastIndexOf('/') + 1));
        } catch (IOException | NumberFormatException e) {
            return 0;
        }
    }

    /**
     * The delays of all threads of this process, added up since it was first asked for.
     *
     * @param age the nanoseconds that the answer may be old: to look takes half a millisecond
     */
    synchronized long delays(long age) {
        long now = System.nanoTime();
        if (lookedAt == 0 || now - lookedAt > age) {
            lookedAt = now;
            String[] threads = THREADS.list();
            for (String thread : threads == null ? new String[0] : threads) {
                long all = read(THREADS + "/" + thread + FILE).delayed();
                delay += Math.max(0, all - delays.getOrDefault(thread, 0L));
                delays.put(thread, all);
            }
        }
        return delay;
    }

    private static Times read(String file) {
        byte[] bytes = new byte[LENGTH];
        try (FileInputStream in = new FileInputStream(file)) {
            int length = in.read(bytes);
            String[] numbers = new String(bytes, 0, Math.max(0, length), StandardCharsets.US_ASCII).split(" ");
            return new Times(Long.parseLong(numbers[0]), Long.parseLong(numbers[1]));
        } catch (IOException | RuntimeException e) {
            // Not Linux, or the thread is gone.
            return Times.UNKNOWN;
        }
    }
}
