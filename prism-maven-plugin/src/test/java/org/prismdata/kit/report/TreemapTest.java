package org.prismdata.kit.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.prismdata.kit.report.Treemap.Tile;

class TreemapTest {
    private static final Offset<Double> EXACTLY = within(1e-6);

    @Test
    void areasAreInProportionAndFillTheRectangle() {
        Random random = new Random(5);
        for (int count = 1; count < 30; count++) {
            Map<String, Long> values = new LinkedHashMap<>();
            long sum = 0;
            for (int i = 0; i < count; i++) {
                long value = 1 + (long) Math.exp(random.nextDouble() * 15);
                values.put("layer " + i, value);
                sum += value;
            }

            List<Tile> tiles = Treemap.of(values, 200, 100);

            assertThat(tiles).hasSameSizeAs(values.keySet());
            for (Tile tile : tiles) {
                assertThat(tile.width() * tile.height())
                        .isCloseTo(200.0 * 100 * values.get(tile.name()) / sum, EXACTLY);
                assertThat(tile.left()).isGreaterThan(-1e-6);
                assertThat(tile.top()).isGreaterThan(-1e-6);
                assertThat(tile.left() + tile.width()).isLessThan(200 + 1e-6);
                assertThat(tile.top() + tile.height()).isLessThan(100 + 1e-6);
            }
            assertThat(overlaps(tiles)).isFalse();
        }
    }

    @Test
    void sixEqualOnesAreAlmostSquares() {
        Map<String, Long> values = new LinkedHashMap<>();
        for (String name : List.of("a", "b", "c", "d", "e", "f")) {
            values.put(name, 7L);
        }

        assertThat(Treemap.of(values, 200, 100))
                .allSatisfy(tile -> assertThat(Math.max(tile.width() / tile.height(), tile.height() / tile.width()))
                        .isLessThan(1.5));
    }

    @Test
    void nothingHasNoTile() {
        assertThat(Treemap.of(Map.of("empty", 0L), 200, 100)).isEmpty();
        assertThat(Treemap.of(Map.of(), 200, 100)).isEmpty();
    }

    private static boolean overlaps(List<Tile> tiles) {
        return tiles.stream()
                .anyMatch(one -> tiles.stream()
                        .anyMatch(other -> one != other
                                && one.left() + one.width() > other.left() + 1e-6
                                && other.left() + other.width() > one.left() + 1e-6
                                && one.top() + one.height() > other.top() + 1e-6
                                && other.top() + other.height() > one.top() + 1e-6));
    }
}
