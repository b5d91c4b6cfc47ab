package org.prismdata.kit.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prismdata.kit.problem.PrismException;

class BudgetTest {
    private static final Measured SMALL = measured(17_000_000, 5_000_000, 100_000);
    private static final Measured LARGE = measured(17_000_000, 12_500_000, 110_000);

    @TempDir
    private Path folder;

    @Test
    void saysWhichLayersGrew() {
        assertThatThrownBy(() -> size("25MB").checkSize("localhost/orders:1", LARGE, Optional.of(SMALL)))
                .isInstanceOf(PrismException.class)
                .hasMessage("""
                        image localhost/orders:1 has 29.61 MB compressed, and prism.image.maxSize is 25.00 MB
                          why: since the build before, of 22.10 MB, grew
                                 dependencies: 12.50 MB, was 5.00 MB
                                 classes: 0.11 MB, was 0.10 MB
                          fix: take out what isn't needed (`mvn dependency:tree` shows what brings a dependency along), \
                        or raise prism.image.maxSize""");
    }

    @Test
    void listsTheLayersWhereNoneGrewOrNothingIsKnown() {
        assertThatThrownBy(() -> size("25MB").checkSize("a", LARGE, Optional.of(LARGE)))
                .hasMessageContaining("no layer grew since the build before")
                .hasMessageContaining("java runtime: 17.00 MB");
        assertThatThrownBy(() -> size("25MB").checkSize("a", LARGE, Optional.empty()))
                .hasMessageContaining("there is no earlier build to compare with")
                .hasMessageContaining("java runtime: 17.00 MB");
        Measured another = new Measured(Map.of("system", 30_000_000L), Optional.empty());
        assertThatThrownBy(() -> size("25MB").checkSize("a", another, Optional.of(SMALL)))
                .hasMessageContaining("system: 30.00 MB, is new");
    }

    @Test
    void whatIsWithinTheBudgetPasses() {
        assertThatCode(() -> {
                    size("22.1 MB").checkSize("a", SMALL, Optional.empty());
                    size("22MiB").checkSize("a", SMALL, Optional.empty());
                    Budget none = Budget.of(Optional.empty(), Optional.empty());
                    none.checkSize("a", LARGE, Optional.empty());
                    none.checkStart("a", LARGE, Optional.empty());
                    none.requireMeasurable(true);
                    start("0.1s").checkStart("a", SMALL.withStart(Duration.ofMillis(100)), Optional.empty());
                })
                .doesNotThrowAnyException();
    }

    @Test
    void saysHowMuchLongerTheStartTook() {
        Measured before = SMALL.withStart(Duration.ofMillis(71));
        Measured now = LARGE.withStart(Duration.ofMillis(140));

        assertThatThrownBy(() -> start("100ms").checkStart("localhost/orders:1", now, Optional.of(before)))
                .hasMessageStartingWith("""
                        image localhost/orders:1 took 140 ms to start, and prism.image.maxStart is 100 ms
                          why: the build before took 71 ms
                               since the build before, of 22.10 MB, grew
                                 dependencies: 12.50 MB, was 5.00 MB""");
    }

    @Test
    void aLimitThatCantBeCheckedIsRefused() {
        assertThatThrownBy(() -> start("100ms").checkStart("a", SMALL, Optional.empty()))
                .hasMessageContaining("was not measured")
                .hasMessageContaining("prism.image.check");
        assertThatThrownBy(() -> size("25MB").requireMeasurable(true))
                .hasMessageContaining("the image goes straight to a registry");
    }

    @Test
    void aLimitWithoutAUnitIsNone() {
        assertThatThrownBy(() -> size("25")).hasMessage("""
                        prism.image.maxSize is '25'
                          why: that is not a size: a number and a unit, one of GB, GiB, KiB, MB, MiB, kB
                          fix: write it like -Dprism.image.maxSize=25MB""");
        assertThatThrownBy(() -> start("fast"))
                .hasMessageContaining("a number and a unit, one of ms, s")
                .hasMessageContaining("-Dprism.image.maxStart=100ms");
    }

    @Test
    void whatWasMeasuredIsReadAgain() throws Exception {
        Path file = folder.resolve("image/measured");
        assertThat(Measured.read(file)).isEmpty();

        LARGE.write(file);
        assertThat(Measured.read(file)).contains(LARGE);
        Measured started = SMALL.withStart(Duration.ofMillis(71));
        started.write(file);
        assertThat(Measured.read(file)).contains(started);
        Files.writeString(file, "something else\n");
        assertThat(Measured.read(file)).isEmpty();
    }

    private static Budget size(String limit) {
        return Budget.of(Optional.of(limit), Optional.empty());
    }

    private static Budget start(String limit) {
        return Budget.of(Optional.empty(), Optional.of(limit));
    }

    private static Measured measured(long runtime, long dependencies, long classes) {
        Map<String, Long> layers = new LinkedHashMap<>();
        layers.put("java runtime", runtime);
        layers.put("dependencies", dependencies);
        layers.put("classes", classes);
        return new Measured(layers, Optional.empty());
    }
}
