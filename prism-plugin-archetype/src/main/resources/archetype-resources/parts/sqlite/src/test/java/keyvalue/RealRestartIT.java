package ${package}.keyvalue;

import static org.assertj.core.api.Assertions.assertThat;

import ${package}.tier.BackendUnderTest;
import ${package}.tier.Real;
import ${package}.tier.Tier;
import com.google.protobuf.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** The image's volume. */
@Real
@Isolated
class RealRestartIT {
    @Test
    void aRestartKeepsTheData() throws Exception {
        BackendUnderTest image = Tier.REAL.backend();
        image.backend().set("kept", ByteString.copyFromUtf8("value"));
        image.restart().run();
        assertThat(image.backend().get("kept")).contains(ByteString.copyFromUtf8("value"));
    }
}
