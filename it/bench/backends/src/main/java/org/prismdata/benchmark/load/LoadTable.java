package org.prismdata.benchmark.load;

import static org.prismdata.benchmark.report.Report.number;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.prismdata.benchmark.report.Report;
import org.prismdata.benchmark.report.Table;

/** Puts the plugins side by side. Arguments: the file with the results, the file to write. */
public final class LoadTable {
    private LoadTable() {}

    public static void main(String[] args) throws IOException {
        List<Result> results;
        try (var lines = Files.lines(Path.of(args[0]))) {
            // Stable: the backends stay in their order.
            results = lines.map(Result::parse)
                    .sorted(Comparator.comparing(Result::call).reversed().thenComparing(Result::callers))
                    .toList();
        }
        Table table = new Table(
                "Call",
                "Callers",
                "Backend",
                "Calls/s",
                "of memstore",
                "p50, ms",
                "p99, ms",
                "delivered p50, ms",
                "delivered p99, ms",
                "CPU, µs/call");
        for (Result result : results) {
            table.row(
                    result.call(),
                    Integer.toString(result.callers()),
                    result.backend(),
                    number(result.callsPerSecond(), 0),
                    ofMemstore(result, results),
                    number(result.answered50(), 2),
                    number(result.answered99(), 2),
                    number(result.delivered50(), 2),
                    number(result.delivered99(), 2),
                    number(result.cpuMicrosPerCall(), 0));
        }
        Report report = new Report("Plugins over gRPC");
        report.add("Calls with " + Load.BYTES + " bytes", table);
        report.publish(Path.of(args[1]));
    }

    private static String ofMemstore(Result result, List<Result> results) {
        return results.stream()
                .filter(other -> other.backend().equals("memstore") && other.sameLoad(result))
                .findAny()
                .map(ceiling -> number(100 * result.callsPerSecond() / ceiling.callsPerSecond(), 0) + " %")
                .orElse(Report.NOTHING);
    }
}
