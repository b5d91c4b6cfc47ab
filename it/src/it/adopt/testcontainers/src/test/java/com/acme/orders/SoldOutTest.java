package com.acme.orders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.Socket;
import org.junit.jupiter.api.Test;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;

@Testcontainers
class SoldOutTest {
    /** A new one for each test. */
    @Container
    private final GenericContainer<?> redis = new GenericContainer<>("redis:7-alpine").withExposedPorts(6379);

    @Test
    void answers() throws Exception {
        assertTrue(redis.isRunning());
        try (Socket socket = new Socket(redis.getHost(), redis.getMappedPort(6379))) {
            socket.getOutputStream().write("PING\r\n".getBytes());
            assertEquals('+', socket.getInputStream().read());
        }
    }
}
