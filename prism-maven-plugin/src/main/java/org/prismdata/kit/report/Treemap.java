package org.prismdata.kit.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * A rectangle divided into one for each value, their areas in proportion and as nearly square as can be.
 *
 * @see <a href="https://vanwijk.win.tue.nl/stm.pdf">Bruls, Huizing, van Wijk: Squarified Treemaps</a>
 */
final class Treemap {
    /** Where the rectangle of a value is. */
    record Tile(String name, double left, double top, double width, double height) {}

    private final List<Tile> tiles = new ArrayList<>();
    private double left;
    private double top;
    private double width;
    private double height;

    private Treemap(double width, double height) {
        this.width = width;
        this.height = height;
    }

    /** Values of nothing get no rectangle. */
    static List<Tile> of(Map<String, Long> values, double width, double height) {
        List<Map.Entry<String, Long>> sorted = values.entrySet().stream()
                .filter(value -> value.getValue() > 0)
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .toList();
        double scale = width
                * height
                / Math.max(1, sorted.stream().mapToLong(Map.Entry::getValue).sum());
        Treemap map = new Treemap(width, height);
        int from = 0;
        while (from < sorted.size()) {
            int to = from + 1;
            while (to < sorted.size()
                    && map.worst(sorted.subList(from, to + 1), scale) <= map.worst(sorted.subList(from, to), scale)) {
                to++;
            }
            map.place(sorted.subList(from, to), scale);
            from = to;
        }
        return map.tiles;
    }

    /** How far from square the worst rectangle is, if these stand in one row along the shorter side; 1 is a square. */
    private double worst(List<Map.Entry<String, Long>> row, double scale) {
        double area = area(row, scale);
        double side = Math.min(width, height);
        double thickness = area / side;
        return row.stream()
                .mapToDouble(value -> value.getValue() * scale / thickness)
                .map(length -> Math.max(length / thickness, thickness / length))
                .max()
                .orElse(Double.MAX_VALUE);
    }

    private void place(List<Map.Entry<String, Long>> row, double scale) {
        double area = area(row, scale);
        boolean upright = width >= height;
        double thickness = area / (upright ? height : width);
        double along = upright ? top : left;
        for (Map.Entry<String, Long> value : row) {
            double length = value.getValue() * scale / thickness;
            tiles.add(
                    upright
                            ? new Tile(value.getKey(), left, along, thickness, length)
                            : new Tile(value.getKey(), along, top, length, thickness));
            along += length;
        }
        if (upright) {
            left += thickness;
            width -= thickness;
        } else {
            top += thickness;
            height -= thickness;
        }
    }

    private static double area(List<Map.Entry<String, Long>> row, double scale) {
        return scale * row.stream().mapToLong(Map.Entry::getValue).sum();
    }
}
