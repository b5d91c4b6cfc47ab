package org.prismdata.kit.timings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The timings as a user reads them at the end of a build. */
public final class TimingsTable {
    private static final String GAP = "   ";
    private static final List<String> HEAD = List.of("tier", "startup", "execution", "teardown", "total", "tests");

    private TimingsTable() {}

    /**
     * Its lines; none if no tests ran.
     *
     * @param modules the timings of each module, by its name
     */
    public static List<String> lines(Map<String, Timings> modules) {
        Map<String, Timings> tested = new LinkedHashMap<>(modules);
        tested.values().removeIf(timings -> timings.tiers().isEmpty());
        List<List<String>> rows = new ArrayList<>();
        tested.forEach((module, timings) -> timings.tiers().forEach(time -> {
            List<String> row = new ArrayList<>(row(time));
            if (tested.size() > 1) {
                row.add(module);
            }
            rows.add(row);
        }));
        List<String> lines = new ArrayList<>();
        if (!rows.isEmpty()) {
            rows.add(0, HEAD);
            lines.addAll(aligned(rows));
            tested.forEach((module, timings) ->
                    lines.add((tested.size() > 1 ? module + ": " : "stages: ") + stages(timings.stages())));
        }
        return lines;
    }

    private static List<String> row(TierTime time) {
        return List.of(
                time.tier().text(),
                Seconds.text(time.startup()),
                Seconds.text(time.execution()),
                Seconds.text(time.teardown()),
                Seconds.text(time.total()),
                Integer.toString(time.tests()));
    }

    private static String stages(List<Stage> stages) {
        List<String> texts = new ArrayList<>();
        for (Stage stage : stages) {
            texts.add(stage.service().map(service -> service + " ").orElse("")
                    + (stage.name().equals(Stage.SERVICE_START) ? "start" : stage.name()) + " "
                    + Seconds.text(stage.millis()));
        }
        return String.join(", ", texts);
    }

    /** The first column and what comes after the numbers to the left, the numbers to the right. */
    private static List<String> aligned(List<List<String>> rows) {
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                int at = column;
                int width = rows.stream()
                        .filter(any -> any.size() > at)
                        .mapToInt(any -> any.get(at).length())
                        .max()
                        .orElse(0);
                String padding = " ".repeat(width - row.get(column).length());
                boolean left = column == 0 || column >= HEAD.size();
                line.append(column == 0 ? "" : GAP)
                        .append(left ? row.get(column) + padding : padding + row.get(column));
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }
}
