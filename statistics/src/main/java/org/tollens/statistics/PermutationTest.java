package org.tollens.statistics;

/**
 * The p-value of a permutation test with random permutations: p = (b + 1)/(B + 1), b of B permuted statistics being at
 * least as large as the observed one (Phipson and Smyth 2010, Statistical Applications in Genetics and Molecular Biology 9,
 * article 39). The observed order counts as one of the permutations, so p is never 0 and the test has its level exactly.
 *
 * <p>H0: the observed statistic is exchangeable with the permuted ones. Two statistics that differ by no more than rounding
 * (1e-12 relative) count as equal.
 */
public final class PermutationTest {
    private static final double ROUNDING = 1e-12;

    private PermutationTest() {}

    /**
     * From counts.
     *
     * @param atLeast b, how many permuted statistics are at least as large as the observed one
     * @param permutations B, at least 1
     */
    public static double p(int atLeast, int permutations) {
        Checks.that(permutations > 0, "expected at least one permutation, found %d", permutations);
        Checks.that(
                atLeast >= 0 && atLeast <= permutations,
                "expected a count from 0 to %d, found %d",
                permutations,
                atLeast);
        return (atLeast + 1.0) / (permutations + 1.0);
    }

    /**
     * Against the alternative that the observed statistic is large.
     *
     * @param observed finite
     * @param permuted [permutation] finite
     */
    public static double greater(double observed, double[] permuted) {
        Checks.that(Double.isFinite(observed), "expected a finite statistic, found %s", observed);
        Checks.finite("the permuted statistics", permuted);
        int atLeast = 0;
        for (double one : permuted) {
            double rounding = ROUNDING * Math.max(Math.abs(one), Math.abs(observed));
            atLeast += one >= observed - rounding ? 1 : 0;
        }
        return p(atLeast, permuted.length);
    }

    /** Against the alternative that the observed statistic is far from 0 on either side: compares absolute values. */
    public static double twoSided(double observed, double[] permuted) {
        double[] absolute = new double[permuted.length];
        for (int b = 0; b < absolute.length; b++) {
            absolute[b] = Math.abs(permuted[b]);
        }
        return greater(Math.abs(observed), absolute);
    }
}
