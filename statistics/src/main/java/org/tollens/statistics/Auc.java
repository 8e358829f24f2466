package org.tollens.statistics;

/**
 * The area under the ROC curve, A = P(first &gt; second) + ½ P(first = second), with standard errors for independent rows and
 * for clusters. {@link CliffsDelta} is 2A − 1.
 *
 * <p>H0 of the tests made from it: A = ½. References: {@code pROC::var} for DeLong's; for Obuchowski's clustered variance,
 * which no package at hand has, a direct numpy computation of the published formula over all pairs.
 */
public final class Auc {
    private Auc() {}

    /**
     * A with influence values, by placements.
     *
     * @param values [row]
     * @param inFirst [row] true for the first group, the one expected to be larger
     */
    public static Influence estimate(double[] values, boolean[] inFirst) {
        return CliffsDelta.estimate(values, inFirst).transformed(delta -> (1 + delta) / 2, delta -> 0.5);
    }

    /**
     * DeLong's standard error: √(S1/n1 + S0/n0), S the sample variances of the placements (DeLong, DeLong and
     * Clarke-Pearson 1988, Biometrics 44, 837). Assumes independent rows.
     *
     * @return NaN when a group has one row
     */
    public static double deLongError(double[] values, boolean[] inFirst) {
        double[] psi = estimate(values, inFirst).values();
        double[] squares = new double[2];
        double[] count = new double[2];
        for (int i = 0; i < psi.length; i++) {
            int group = inFirst[i] ? 1 : 0;
            squares[group] += psi[i] * psi[i];
            count[group]++;
        }
        // ψ is the centred placement over n, so n/(n − 1)·Σψ² is S/n.
        return Math.sqrt(squares[0] * count[0] / (count[0] - 1) + squares[1] * count[1] / (count[1] - 1));
    }

    /**
     * Obuchowski's standard error for clustered rows (Obuchowski 1997, Biometrics 53, 567): the sums of centred placements of
     * each cluster's first and second rows as pairs, Var = I1/(I1 − 1) Σ F_c² + I0/(I0 − 1) Σ S_c² + 2 I/(I − 1) Σ F_c S_c with I1,
     * I0 and I the numbers of clusters that have first rows, second rows and either. It differs from {@link ClusterSums} in
     * these small-sample factors only. Assumes independent clusters.
     *
     * @param cluster [row] index of the row's cluster, 0..clusters−1
     * @return NaN when first or second rows lie in one cluster only
     */
    public static double obuchowskiError(double[] values, boolean[] inFirst, int[] cluster, int clusters) {
        Influence area = estimate(values, inFirst);
        RowSubset first = RowSubset.of(inFirst);
        boolean[] others = new boolean[inFirst.length];
        for (int i = 0; i < others.length; i++) {
            others[i] = !inFirst[i];
        }
        RowSubset second = RowSubset.of(others);
        Checks.sameLength("the values", values.length, "the cluster indices", cluster.length);
        ClusterSums ofFirst = ClusterSums.of(first.of(area.values()), first.of(cluster), clusters);
        ClusterSums ofSecond = ClusterSums.of(second.of(area.values()), second.of(cluster), clusters);
        double products = 0;
        for (int c = 0; c < clusters; c++) {
            products += ofFirst.sums()[c] * ofSecond.sums()[c];
        }
        double all = ofFirst.minus(ofSecond).clusters();
        return Math.sqrt(
                square(ofFirst.standardError()) + square(ofSecond.standardError()) + 2 * products * all / (all - 1));
    }

    private static double square(double value) {
        return value * value;
    }
}
