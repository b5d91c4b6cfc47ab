import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.Socket;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServiceIT {
    private static final int PORT = Integer.getInteger("prism.redis.port");

    @Test
    void theServiceIsThere() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", PORT)) {
            assertTrue(socket.isConnected());
        }
        if (Boolean.getBoolean("kill")) {
            killTheEngine();
        }
    }

    /** What watches over the container dies as it does on a machine without memory, and the container with it. */
    private static void killTheEngine() {
        List<ProcessHandle> watchers = ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .commandLine()
                        .filter(line -> line.contains("conmon") && line.contains("prism-unfinished-build-redis-"))
                        .isPresent())
                .toList();
        assertTrue(!watchers.isEmpty(), "no conmon of the container is running");
        watchers.forEach(watcher -> {
            watcher.descendants().forEach(ProcessHandle::destroyForcibly);
            watcher.destroyForcibly();
        });
    }
}
