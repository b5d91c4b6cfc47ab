package org.prismdata.kit.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.prismdata.kit.budget.Measured;

class ImageReportTest {
    private final Measured image = new Measured(Map.of("all", 24_000_000L), Optional.empty());
    private final Measured jre = new Measured(Map.of("base", 140_000_000L, "jars", 12_400_000L), Optional.empty());

    @Test
    void comparesWithTheVariantJre() {
        assertThat(ImageReport.beside(image, Optional.of(jre)))
                .hasValue("Beside the variant jre: 24.0 MB in place of 152.4 MB");
        assertThat(ImageReport.beside(
                        image.withStart(Duration.ofMillis(261)), Optional.of(jre.withStart(Duration.ofMillis(402)))))
                .hasValue(
                        "Beside the variant jre: 24.0 MB in place of 152.4 MB, first answer after 261 ms in place of 402 ms");
    }

    @Test
    void saysNothingWhereNoneWasBuilt() {
        assertThat(ImageReport.beside(image, Optional.empty())).isEmpty();
    }
}
