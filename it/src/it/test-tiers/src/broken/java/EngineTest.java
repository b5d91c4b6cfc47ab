import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class EngineTest {
    @Test
    @Tag("budget=none")
    void looksForAnEngine() {
        assertTrue(Engine.isThere());
    }
}
