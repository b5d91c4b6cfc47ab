package org.prismdata.bench.services;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the script has noted: a line for each measurement.
 *
 * @param lines its fields
 */
record Results(List<List<String>> lines) {
    static Results read(Path file) throws IOException {
        return new Results(Files.readAllLines(file).stream()
                .map(line -> List.of(line.split("\t", -1)))
                .toList());
    }

    /** The median of the field behind these, in seconds; NaN where there is none. */
    double median(String... fields) {
        return median(0, fields);
    }

    /** The median of a field behind these: of the first if {@code further} is 0, and so on. */
    double median(int further, String... fields) {
        List<Double> values = with(fields).stream()
                .map(line -> Double.parseDouble(line.get(fields.length + further)) / 1000)
                .sorted()
                .toList();
        int middle = values.size() / 2;
        if (values.isEmpty()) {
            return Double.NaN;
        }
        return values.size() % 2 == 1 ? values.get(middle) : (values.get(middle - 1) + values.get(middle)) / 2;
    }

    int count(String... fields) {
        return with(fields).size();
    }

    /** All that begin with these fields, as words. */
    String words(String field) {
        return with(field).stream()
                .map(line -> line.get(1) + " " + line.get(2))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private List<List<String>> with(String... fields) {
        return lines.stream()
                .filter(line -> line.size() > fields.length
                        && line.subList(0, fields.length).equals(List.of(fields)))
                .toList();
    }
}
