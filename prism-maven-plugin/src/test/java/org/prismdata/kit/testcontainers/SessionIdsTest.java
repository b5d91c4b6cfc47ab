package org.prismdata.kit.testcontainers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SessionIdsTest {
    private static final String ID = "8a7f43f4-7d4c-4b5c-9d2c-3f1f6f0d5c11";
    private static final String CREATE = """
            POST /v1.32/containers/create HTTP/1.1\r
            \r
            {"Labels":{"org.testcontainers":"true","org.testcontainers.sessionId":"%s"}}""".formatted(ID);

    private final List<String> found = new ArrayList<>();
    private final SessionIds ids = new SessionIds(found::add);

    @Test
    void areFoundInARequestsBody() {
        read(CREATE);
        assertThat(found).containsExactly(ID);
    }

    @Test
    void areFoundWhereverARequestIsCut() {
        for (int cut = 1; cut < CREATE.length(); cut++) {
            found.clear();
            SessionIds inParts = new SessionIds(found::add);
            inParts.read(bytes(CREATE.substring(0, cut)));
            inParts.read(bytes(CREATE.substring(cut)));
            assertThat(found).as("cut at %s", cut).containsOnly(ID);
        }
    }

    @Test
    void areFoundInAnAddress() {
        read("POST /build?labels=%7B%22org.testcontainers.sessionId%22%3A%22" + ID + "%22%7D HTTP/1.1\r\n");
        assertThat(found).containsExactly(ID);
    }

    @Test
    void areNotTakenFromAQuestionAboutOthers() {
        read("GET /containers/json?filters={\"label\":[\"org.testcontainers.sessionId=" + ID + "\"]} HTTP/1.1\r\n");
        assertThat(found).isEmpty();
    }

    @Test
    void leaveTheRequestAsItIs() {
        ByteBuffer request = bytes(CREATE);
        ids.read(request);
        assertThat(request).isEqualTo(bytes(CREATE));
    }

    private void read(String request) {
        ids.read(bytes(request));
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
