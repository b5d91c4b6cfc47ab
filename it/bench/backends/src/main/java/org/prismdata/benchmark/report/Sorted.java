package org.prismdata.benchmark.report;

import java.util.stream.DoubleStream;

/** Measured values in their order. Those of no values are NaN. */
public final class Sorted {
    private final double[] values;

    public Sorted(DoubleStream values) {
        this.values = values.sorted().toArray();
    }

    public double median() {
        return percentile(50);
    }

    /** The value that so many per cent of the others do not exceed. */
    public double percentile(double percent) {
        if (values.length == 0) {
            return Double.NaN;
        }
        int rank = (int) Math.ceil(percent / 100 * values.length);
        return values[Math.max(0, rank - 1)];
    }
}
