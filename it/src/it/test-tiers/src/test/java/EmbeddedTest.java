import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("embedded")
class EmbeddedTest {
    @Test
    void runs() {}
}
