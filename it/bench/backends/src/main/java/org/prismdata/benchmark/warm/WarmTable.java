package org.prismdata.benchmark.warm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.prismdata.benchmark.report.Report;
import org.prismdata.benchmark.report.Table;

/** The table of what {@link WarmTests} wrote. Arguments: its file, the file to write. */
public final class WarmTable {
    private WarmTable() {}

    public static void main(String[] args) throws IOException {
        Table table = new Table("Backend", "Suite", "Tests", "Median, ms", "Slowest, ms");
        Files.readAllLines(Path.of(args[0])).forEach(line -> table.row(line.split("\t")));
        Report report = new Report("The contract's tests in a warm JVM");
        report.add("Medians of the last 15 of 40 rounds", table);
        report.publish(Path.of(args[1]));
    }
}
