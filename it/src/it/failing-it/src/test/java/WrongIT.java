import static org.junit.jupiter.api.Assertions.fail;

import org.junit.jupiter.api.Test;

class WrongIT {
    @Test
    void finds() {
        fail("as it should");
    }
}
