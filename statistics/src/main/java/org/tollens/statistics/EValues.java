package org.tollens.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Combining and adjusting e-values: non-negative statistics whose mean under H0 is at most 1 (Vovk and Wang 2021, Annals of
 * Statistics 49, 1736). Everything takes and gives natural logarithms, because e-values of long products overflow.
 *
 * <p>An adjusted e-value of at least 1/α rejects at level α. Reference: the definitions by brute force in Python.
 */
public final class EValues {
    private EValues() {}

    /**
     * The average, an e-value for "all H0 are true" under any dependence.
     *
     * @param logE [test], at least one; −∞ for an e-value of 0
     */
    public static double average(double[] logE) {
        check(logE);
        Checks.that(logE.length > 0, "expected at least one e-value, found none");
        double largest = Arrays.stream(logE).max().orElseThrow();
        if (Double.isInfinite(largest)) {
            return largest;
        }
        double sum = 0;
        for (double one : logE) {
            sum += Math.exp(one - largest);
        }
        return largest + Math.log(sum / logE.length);
    }

    /**
     * e-Holm: Holm's step-down on 1/e. Adjusted e_(k) = min over the k largest of e_(j)/(m − j + 1), so rejecting those of at
     * least 1/α keeps the family-wise error at α under any dependence (Markov's inequality makes 1/e a p-value).
     *
     * @param logE [test]
     * @return log adjusted e-values, [test] in the same order
     */
    public static double[] holm(double[] logE) {
        check(logE);
        int[] order = descending(logE);
        double[] adjusted = new double[logE.length];
        double running = Double.POSITIVE_INFINITY;
        for (int k = 0; k < order.length; k++) {
            running = Math.min(running, logE[order[k]] - Math.log(order.length - k));
            adjusted[order[k]] = running;
        }
        return adjusted;
    }

    /**
     * Closed testing with averages (Vovk and Wang 2021, algorithm 1): adjusted e_k = the least average of e_k with the i smallest
     * others, over i. At least as large as {@link #holm}; family-wise error α under any dependence.
     *
     * @param logE [test]
     * @return log adjusted e-values, [test] in the same order
     */
    public static double[] closedAverage(double[] logE) {
        check(logE);
        double[] ascending = logE.clone();
        Arrays.sort(ascending);
        double[] adjusted = new double[logE.length];
        for (int k = 0; k < logE.length; k++) {
            double sum = logE[k];
            double least = sum;
            boolean skipped = false;
            int others = 0;
            for (double one : ascending) {
                if (!skipped && one == logE[k]) {
                    skipped = true;
                    continue;
                }
                sum = logSum(sum, one);
                others++;
                least = Math.min(least, sum - Math.log(others + 1.0));
            }
            adjusted[k] = least;
        }
        return adjusted;
    }

    /**
     * e-BH (Wang and Ramdas 2022, Journal of the Royal Statistical Society B 84, 822): adjusted e_(k) = max over j ≥ k of
     * j·e_(j)/m, e_(j) the j-th largest. Rejecting those of at least 1/α keeps the false discovery rate at α under any
     * dependence.
     *
     * @param logE [test]
     * @return log adjusted e-values, [test] in the same order
     */
    public static double[] benjaminiHochberg(double[] logE) {
        check(logE);
        int[] order = descending(logE);
        double[] adjusted = new double[logE.length];
        double running = Double.NEGATIVE_INFINITY;
        for (int k = order.length - 1; k >= 0; k--) {
            running = Math.max(running, logE[order[k]] + Math.log((k + 1.0) / order.length));
            adjusted[order[k]] = running;
        }
        return adjusted;
    }

    /**
     * Calibrates a p-value: e = κ p^(κ − 1) has mean 1 under a uniform p. For combining only; it costs evidence.
     *
     * @param logP natural logarithm of the p-value, at most 0
     * @param kappa κ in (0, 1)
     * @return log e
     */
    public static double calibrate(double logP, double kappa) {
        Checks.that(logP <= 0, "expected the logarithm of a p-value, found %s", logP);
        Checks.that(kappa > 0 && kappa < 1, "expected kappa in (0, 1), found %s", kappa);
        return Math.log(kappa) + (kappa - 1) * logP;
    }

    private static int[] descending(double[] logE) {
        return IntStream.range(0, logE.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -logE[i]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** log(eᵃ + eᵇ). */
    private static double logSum(double a, double b) {
        double larger = Math.max(a, b);
        return Double.isInfinite(larger) ? larger : larger + Math.log1p(Math.exp(-Math.abs(a - b)));
    }

    private static void check(double[] logE) {
        for (int k = 0; k < logE.length; k++) {
            Checks.that(!Double.isNaN(logE[k]), "expected logarithms of e-values, found NaN at test %d", k);
        }
    }
}
