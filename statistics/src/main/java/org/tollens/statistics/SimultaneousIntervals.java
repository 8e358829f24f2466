package org.tollens.statistics;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * Intervals that hold together for a whole family of estimates, with single-step adjusted p-values of "the effect is 0".
 * An interval excludes 0 exactly where the adjusted p-value is at most 1 − confidence.
 *
 * @param low [estimate] θ̂ − c·SE
 * @param high [estimate] θ̂ + c·SE
 * @param standardErrors [estimate]; NaN where fewer than two clusters are present
 * @param critical c, the critical value of max|t|
 * @param pAdjusted [estimate] in [1/(B+1), 1]
 */
@SuppressWarnings("ArrayRecordComponent")
public record SimultaneousIntervals(
        double[] low, double[] high, double[] standardErrors, double critical, double[] pAdjusted) {

    /** The number of estimates in the family. */
    public int size() {
        return low.length;
    }

    /**
     * The intervals on another scale, for instance {@code Math::tanh} for correlations that were judged as Fisher's z.
     * Ends may be infinite. Critical value and p-values stay; standard errors stay on the scale of the test.
     *
     * @param increasing an increasing function
     */
    public SimultaneousIntervals mapped(DoubleUnaryOperator increasing) {
        return new SimultaneousIntervals(
                Arrays.stream(low).map(increasing).toArray(),
                Arrays.stream(high).map(increasing).toArray(),
                standardErrors,
                critical,
                pAdjusted);
    }
}
