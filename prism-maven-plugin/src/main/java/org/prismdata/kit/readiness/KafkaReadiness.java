package org.prismdata.kit.readiness;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Socket;
import java.nio.ByteBuffer;

/**
 * The first questions of every Kafka client: ApiVersions, which requests the server takes, and Metadata, where the
 * brokers are. A broker is listed, with the address it advertises, from when its controller has let clients at it. One
 * that is listed with another port than ours is not where its clients would look for it.
 *
 * <p>Source: Apache Kafka documentation, "Kafka protocol guide".
 */
public record KafkaReadiness() implements Readiness {
    private static final short API_VERSIONS = 18;
    private static final short METADATA = 3;
    // Taken by every broker since 0.10.
    private static final short API_VERSIONS_VERSION = 0;
    private static final short METADATA_VERSION = 1;
    private static final byte[] NO_BODY = {};
    private static final byte[] OF_NO_TOPIC = new byte[Integer.BYTES];
    private static final short NO_CLIENT_ID = -1;
    private static final int HEADER_BYTES = 3 * Short.BYTES + Integer.BYTES;
    // An answer about one broker has a few hundred.
    private static final int MOST_BYTES = 1 << 16;

    @Override
    public boolean ready(InetSocketAddress address) throws IOException {
        try (Socket socket = Connection.open(address)) {
            return takesMetadata(answer(socket, API_VERSIONS, API_VERSIONS_VERSION, NO_BODY))
                    && lists(address.getPort(), answer(socket, METADATA, METADATA_VERSION, OF_NO_TOPIC));
        }
    }

    private static DataInputStream answer(Socket socket, short api, short version, byte[] body) throws IOException {
        socket.getOutputStream()
                .write(ByteBuffer.allocate(Integer.BYTES + HEADER_BYTES + body.length)
                        .putInt(HEADER_BYTES + body.length)
                        .putShort(api)
                        .putShort(version)
                        .putInt(api) // the correlation id, which comes back
                        .putShort(NO_CLIENT_ID)
                        .put(body)
                        .array());
        DataInputStream in = new DataInputStream(socket.getInputStream());
        int length = in.readInt();
        if (length < Integer.BYTES || length > MOST_BYTES) {
            throw new ProtocolException("an answer of " + length + " bytes");
        }
        DataInputStream answer = new DataInputStream(new ByteArrayInputStream(in.readNBytes(length)));
        if (answer.readInt() != api) {
            throw new ProtocolException("an answer to another question");
        }
        return answer;
    }

    private static boolean takesMetadata(DataInputStream versions) throws IOException {
        if (versions.readShort() != 0) {
            return false;
        }
        for (int left = versions.readInt(); left > 0; left--) {
            short api = versions.readShort();
            short oldest = versions.readShort();
            short newest = versions.readShort();
            if (api == METADATA) {
                return oldest <= METADATA_VERSION && METADATA_VERSION <= newest;
            }
        }
        return false;
    }

    private static boolean lists(int wanted, DataInputStream metadata) throws IOException {
        for (int left = metadata.readInt(); left > 0; left--) {
            metadata.readInt(); // the broker's id
            skipText(metadata); // its host
            int port = metadata.readInt();
            skipText(metadata); // its rack
            if (port == wanted) {
                return true;
            }
        }
        return false;
    }

    /** A text's length is -1 where there is none. */
    private static void skipText(DataInputStream in) throws IOException {
        in.skipNBytes(in.readShort());
    }
}
