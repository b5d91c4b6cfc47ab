package org.prismdata.kit.report;

import java.util.Locale;

/** Numbers as a reader takes them in: three digits, and on the same line their unit. */
final class Figures {
    private static final long SECOND = 1000;
    private static final long MINUTE = 60 * SECOND;
    private static final double MEGA = 1e6;
    private static final double KILO = 1e3;

    private Figures() {}

    static String time(long millis) {
        long size = Math.abs(millis);
        if (size < SECOND) {
            return millis + "\u00A0ms";
        }
        double seconds = millis / (double) SECOND;
        if (size < 10 * SECOND) {
            return format("%.2f\u00A0s", seconds);
        }
        if (size < MINUTE) {
            return format("%.1f\u00A0s", seconds);
        }
        return format("%d\u00A0min %02d\u00A0s", millis / MINUTE, size % MINUTE / SECOND);
    }

    static String size(long bytes) {
        return bytes < MEGA / 10 ? format("%.1f\u00A0kB", bytes / KILO) : format("%.1f\u00A0MB", bytes / MEGA);
    }

    static String share(double part, double whole) {
        return format("%.0f\u00A0%%", whole == 0 ? 0 : 100 * part / whole);
    }

    /** "1 test", "2,000 tests". */
    static String count(long number, String thing) {
        return format("%,d %s%s", number, thing, number == 1 ? "" : "s");
    }

    /** A length in CSS, of its container's. */
    static String percent(double part, double whole) {
        return format("%.3f%%", whole == 0 ? 0 : 100 * part / whole);
    }

    static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
