import org.junit.jupiter.api.Test;

class PropertyTest {
    @Test
    void asksForAService() {
        System.getProperty("prism.postgres.url");
    }
}
