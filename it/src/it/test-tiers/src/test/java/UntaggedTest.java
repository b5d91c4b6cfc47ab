import org.junit.jupiter.api.Test;

class UntaggedTest {
    @Test
    void runs() {}
}
