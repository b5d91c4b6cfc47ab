package org.prismdata.benchmark.load;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.prismdata.benchmark.report.Sorted;

/**
 * How a plugin has held one load. Times are in milliseconds.
 *
 * @param delivered50 from the publisher to the subscriber; NaN for other calls than Publish
 */
record Result(
        String backend,
        String call,
        int callers,
        double callsPerSecond,
        double answered50,
        double answered99,
        double delivered50,
        double delivered99,
        double cpuMicrosPerCall) {
    static Result of(String backend, String call, int callers, Window window) {
        Sorted answered = window.answeredMillis();
        Sorted delivered = window.deliveredMillis();
        return new Result(
                backend,
                call,
                callers,
                window.callsPerSecond(),
                answered.percentile(50),
                answered.percentile(99),
                delivered.percentile(50),
                delivered.percentile(99),
                window.cpuMicrosPerCall());
    }

    static Result parse(String line) {
        String[] values = line.split("\t");
        return new Result(
                values[0],
                values[1],
                Integer.parseInt(values[2]),
                Double.parseDouble(values[3]),
                Double.parseDouble(values[4]),
                Double.parseDouble(values[5]),
                Double.parseDouble(values[6]),
                Double.parseDouble(values[7]),
                Double.parseDouble(values[8]));
    }

    /** What {@link #parse} reads. */
    String line() {
        return Stream.of(
                        backend,
                        call,
                        callers,
                        callsPerSecond,
                        answered50,
                        answered99,
                        delivered50,
                        delivered99,
                        cpuMicrosPerCall)
                .map(String::valueOf)
                .collect(Collectors.joining("\t"));
    }

    boolean sameLoad(Result other) {
        return call.equals(other.call) && callers == other.callers;
    }
}
