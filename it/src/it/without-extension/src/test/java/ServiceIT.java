import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.Socket;
import org.junit.jupiter.api.Test;

class ServiceIT {
    @Test
    void theServiceIsThere() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", Integer.getInteger("prism.redis.port"))) {
            assertTrue(socket.isConnected());
        }
    }
}
