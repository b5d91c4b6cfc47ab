package com.acme.visits;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.Socket;
import org.junit.jupiter.api.Test;

class VisitsIT {
    @Test
    void areCounted() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", 16379)) {
            socket.getOutputStream().write("INCR visits\r\n".getBytes());
            assertEquals(':', socket.getInputStream().read());
        }
    }
}
