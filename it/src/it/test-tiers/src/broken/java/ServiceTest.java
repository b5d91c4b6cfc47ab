import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("real")
class ServiceTest {
    @Test
    void runs() {}
}
