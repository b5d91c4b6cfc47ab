package org.prismdata.kit.protocol;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Unary calls of gRPC without encryption, one after the other: enough to ask a plugin for its health and to have it do what
 * it does.
 *
 * <p>Source: RFC 9113 (HTTP/2), sections 3.4, 4.1 and 6; RFC 7541 (HPACK), section 6.2.2 and appendix A; gRPC over HTTP2.
 */
public final class GrpcConnection implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = 5_000;
    private static final byte[] PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final int DATA = 0;
    private static final int HEADERS = 1;
    private static final int RESET = 3;
    private static final int SETTINGS = 4;
    private static final int PING = 6;
    private static final int GO_AWAY = 7;
    private static final int ACKNOWLEDGED = 1;
    private static final int END_STREAM = 1;
    private static final int END_HEADERS = 4;
    private static final int FRAME_HEADER = 9;
    /** Compressed or not, and the length, before each message. */
    private static final int MESSAGE_HEADER = 5;
    // HPACK's static table.
    private static final int METHOD_POST = 0x83;
    private static final int SCHEME_HTTP = 0x86;
    private static final int AUTHORITY = 0x01;
    private static final int PATH = 0x04;
    private static final byte[] CONTENT_TYPE = {0x0f, 0x10};

    private static final String HEALTH = "/grpc.health.v1.Health/Check";
    private static final byte[] SERVING = {0x08, 1};

    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;
    private int stream = -1;

    private GrpcConnection(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(socket.getInputStream());
        this.out = socket.getOutputStream();
    }

    /** @throws IOException if nobody listens there */
    public static GrpcConnection open(InetSocketAddress address) throws IOException {
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.connect(address, TIMEOUT_MILLIS);
            GrpcConnection connection = new GrpcConnection(socket);
            connection.out.write(PREFACE);
            connection.send(SETTINGS, 0, 0, new byte[0]);
            return connection;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** Whether the server as a whole says SERVING. */
    public boolean serving() throws IOException {
        return Arrays.equals(call(HEALTH, new byte[0]), SERVING);
    }

    /**
     * @param method {@code /package.Service/Method}
     * @param message in Protobuf's form
     * @return the answer's message; empty also if the server refuses the call
     * @throws IOException if the server is no gRPC server, or hangs up
     */
    public byte[] call(String method, byte[] message) throws IOException {
        stream += 2;
        send(HEADERS, END_HEADERS, stream, headers(method));
        byte[] framed = ByteBuffer.allocate(MESSAGE_HEADER + message.length)
                .put((byte) 0)
                .putInt(message.length)
                .put(message)
                .array();
        send(DATA, END_STREAM, stream, framed);
        byte[] answer = answer();
        return answer.length < MESSAGE_HEADER ? new byte[0] : Arrays.copyOfRange(answer, MESSAGE_HEADER, answer.length);
    }

    private byte[] answer() throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        while (true) {
            int lengthAndType = in.readInt();
            int type = lengthAndType & 0xff;
            int flags = in.readUnsignedByte();
            int of = in.readInt() & Integer.MAX_VALUE;
            byte[] content = in.readNBytes(lengthAndType >>> Byte.SIZE);
            switch (type) {
                case SETTINGS, PING -> {
                    if ((flags & ACKNOWLEDGED) == 0) {
                        send(type, ACKNOWLEDGED, 0, type == PING ? content : new byte[0]);
                    }
                }
                case RESET, GO_AWAY -> throw new IOException("the server ended the call");
                case DATA -> answer.writeBytes(content);
                default -> {
                    // Headers are not read: whether there is a message says enough.
                }
            }
            if (of == stream && (type == DATA || type == HEADERS) && (flags & END_STREAM) != 0) {
                return answer.toByteArray();
            }
        }
    }

    private void send(int type, int flags, int of, byte[] content) throws IOException {
        out.write(ByteBuffer.allocate(FRAME_HEADER + content.length)
                .putInt(content.length << Byte.SIZE | type)
                .put((byte) flags)
                .putInt(of)
                .put(content)
                .array());
    }

    private static byte[] headers(String method) {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        block.write(METHOD_POST);
        block.write(SCHEME_HTTP);
        block.write(PATH);
        text(block, method);
        block.write(AUTHORITY);
        text(block, "localhost");
        block.writeBytes(CONTENT_TYPE);
        text(block, "application/grpc");
        block.write(0);
        text(block, "te");
        text(block, "trailers");
        return block.toByteArray();
    }

    /** Of at most 126 bytes, which all of ours are. */
    private static void text(ByteArrayOutputStream block, String text) {
        block.write(text.length());
        block.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
