package org.prismdata.kit.recorder;

/**
 * How a time passed, in nanoseconds.
 *
 * @param computed what its thread had a processor for
 * @param delayed what its thread could have gone on in, but others had the processors; 0 where that is not known
 * @param slept what its thread was in {@link Thread#sleep} for
 * @param undelayed what remains of the time on the clock without that in which any thread of the JVM was delayed; 0 where
 *     that is not known, or it was short anyway
 */
public record Spent(long computed, long delayed, long slept, long undelayed) {
    static final Spent NOTHING = new Spent(0, 0, 0, 0);

    Spent plus(Spent other) {
        return new Spent(
                computed + other.computed, delayed + other.delayed, slept + other.slept, undelayed + other.undelayed);
    }

    /**
     * What it took for certain by itself, however busy the machine was. What its thread computed and slept is its own:
     * nothing else can lengthen either. And what remains of the time on the clock without all delays is no other
     * program's fault. The larger of the two is it, at least.
     *
     * @param loading nanoseconds in which its thread loaded classes, which whoever is the first to use them has to do
     */
    public long own(long loading) {
        // While it loaded it was delayed like at all other times.
        double share = computed + delayed == 0 ? 1 : (double) computed / (computed + delayed);
        long once = Math.round(loading * share);
        return Math.max(Math.max(0, computed - once) + slept, undelayed - once);
    }
}
