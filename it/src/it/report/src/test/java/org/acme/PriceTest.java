package org.acme;

import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PriceTest {
    @Test
    @DisplayName("<script>document.title = 'broken'</script><b>bold</b>")
    void nameThatIsMarkup() {}

    @Test
    void slow() throws Exception {
        Thread.sleep(50);
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void oneOfMany(int number) {}

    static IntStream numbers() {
        return IntStream.range(0, 2000);
    }
}
