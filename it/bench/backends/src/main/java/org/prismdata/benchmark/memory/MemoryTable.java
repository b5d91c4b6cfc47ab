package org.prismdata.benchmark.memory;

import static org.prismdata.benchmark.report.Report.number;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.prismdata.benchmark.report.Report;
import org.prismdata.benchmark.report.Table;

/** Runs the benchmarks of this package, on one thread and on two. Argument: the file to write. */
public final class MemoryTable {
    private MemoryTable() {}

    public static void main(String[] args) throws IOException, RunnerException {
        Table table = new Table("Benchmark", "Threads", "Operations/s", "±, 99.9 %");
        for (int threads : List.of(1, 2)) {
            for (RunResult run : new Runner(options(threads)).run()) {
                Result<?> result = run.getPrimaryResult();
                String[] name = run.getParams().getBenchmark().split("\\.");
                table.row(
                        name[name.length - 2].replace("Benchmark", "") + " " + name[name.length - 1],
                        Integer.toString(threads),
                        number(result.getScore(), 0),
                        number(result.getScoreError(), 0));
            }
        }
        Report report = new Report("In one process");
        report.add("Operations of all threads together", table);
        report.publish(Path.of(args[0]));
    }

    private static Options options(int threads) {
        return new OptionsBuilder()
                .include(MemoryTable.class.getPackageName() + ".*")
                .mode(Mode.Throughput)
                .timeUnit(TimeUnit.SECONDS)
                .forks(2)
                .warmupIterations(2)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(3)
                .measurementTime(TimeValue.seconds(1))
                .threads(threads)
                .verbosity(VerboseMode.SILENT)
                .build();
    }
}
