package org.prismdata.kit.timings;

/** Times as a user reads them. */
public final class Seconds {
    private static final int MILLIS_OF_HUNDREDTH = 10;
    private static final int HUNDREDTHS = 100;

    private Seconds() {}

    /** With two decimals: {@code 0.25 s}. */
    public static String text(long millis) {
        // Java's formatter takes longer to load than some of what is measured.
        long hundredths = (millis + MILLIS_OF_HUNDREDTH / 2) / MILLIS_OF_HUNDREDTH;
        return hundredths / HUNDREDTHS + "." + hundredths / MILLIS_OF_HUNDREDTH % MILLIS_OF_HUNDREDTH
                + hundredths % MILLIS_OF_HUNDREDTH + " s";
    }
}
