import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("instant")
class InstantTest {
    @Test
    void runs() {}
}
