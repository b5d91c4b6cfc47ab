package org.prismdata.kit.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.prismdata.kit.fingerprint.Fingerprint;

/** Held by one thread of one build of this user at a time; given back by the operating system if the build is killed. */
public final class MachineLock {
    // The operating system's lock is the whole process'.
    private static final ConcurrentMap<String, ReentrantLock> IN_PROCESS = new ConcurrentHashMap<>();

    private MachineLock() {}

    /** Waits for it, and does the work while it is held. */
    public static <T> T holding(String name, Supplier<T> work) {
        ReentrantLock inProcess = IN_PROCESS.computeIfAbsent(name, key -> new ReentrantLock());
        inProcess.lock();
        try (FileChannel file = FileChannel.open(path(name), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock ofMachine = file.lock()) {
            assert ofMachine.isValid();
            return work.get();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            inProcess.unlock();
        }
    }

    private static Path path(String name) {
        String key = Fingerprint.of(List.of(name, System.getProperty("user.name")));
        return RuntimeFolder.ofLock(key)
                .orElseGet(() -> Path.of(System.getProperty("java.io.tmpdir"), "prism-" + key + ".lock"));
    }
}
