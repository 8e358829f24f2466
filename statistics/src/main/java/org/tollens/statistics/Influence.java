package org.tollens.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * An estimate with its empirical influence values: the derivative of the estimate with respect to the weight of each
 * row.
 *
 * <p>The values sum to 0 (up to rounding), and they are linear: the influence of a weighted sum of estimates is the
 * weighted sum of their influences. So the standard error over clusters c of rows is
 * SE² = C/(C−1) · Σ_c (Σ_{i∈c} ψ_i)², see {@link ClusterSums}. This is the infinitesimal jackknife (Efron 1982, The
 * Jackknife, the Bootstrap and Other Resampling Plans, chapter 6) with the sandwich's small-sample factor.
 *
 * @param estimate the estimate, in its own unit
 * @param values ψ, [row], in the unit of the estimate; not copied, so a caller must not change it
 */
@SuppressWarnings("ArrayRecordComponent")
public record Influence(double estimate, double[] values) {

    /** The number of rows, including those that the estimate does not use (their influence is 0). */
    public int rows() {
        return values.length;
    }

    /**
     * The influence of Σ_k weight_k · estimate_k.
     *
     * @param terms estimates on the same rows
     * @param weights one a term
     * @throws IllegalArgumentException if there is no term, the lengths differ, or the terms have different rows
     */
    public static Influence weighted(List<Influence> terms, double[] weights) {
        Checks.that(!terms.isEmpty(), "expected at least one estimate to combine, found none");
        Checks.sameLength("the estimates", terms.size(), "the weights", weights.length);
        double estimate = 0;
        double[] values = new double[terms.get(0).rows()];
        for (int k = 0; k < weights.length; k++) {
            Influence term = terms.get(k);
            Checks.sameLength("the first estimate", values.length, "estimate " + k, term.rows());
            estimate += weights[k] * term.estimate;
            for (int i = 0; i < values.length; i++) {
                values[i] += weights[k] * term.values[i];
            }
        }
        return new Influence(estimate, values);
    }

    /** The influence of the unweighted mean of estimates on the same rows. */
    public static Influence mean(List<Influence> terms) {
        double[] weights = new double[terms.size()];
        Arrays.fill(weights, 1.0 / weights.length);
        return weighted(terms, weights);
    }

    /**
     * This estimate minus another on the same rows. Estimates of two populations are first put on common rows by
     * {@link #scatter}, or subtracted cluster by cluster with {@link ClusterSums#minus}.
     */
    public Influence minus(Influence other) {
        return weighted(List.of(this, other), new double[] {1, -1});
    }

    /** This estimate times a constant. */
    public Influence times(double factor) {
        return weighted(List.of(this), new double[] {factor});
    }

    /**
     * The estimate on another scale, by the delta method.
     *
     * @param transform the new scale
     * @param derivative its derivative
     */
    public Influence transformed(DoubleUnaryOperator transform, DoubleUnaryOperator derivative) {
        double slope = derivative.applyAsDouble(estimate);
        double[] scaled = Arrays.stream(values).map(value -> slope * value).toArray();
        return new Influence(transform.applyAsDouble(estimate), scaled);
    }

    /**
     * The same estimate on a larger set of rows; rows outside its population have influence 0.
     *
     * @param rows for each value of this estimate its row in the larger set, all different
     * @param total the size of the larger set
     */
    public Influence scatter(int[] rows, int total) {
        Checks.sameLength("the influence values", values.length, "the rows", rows.length);
        double[] spread = new double[total];
        for (int i = 0; i < rows.length; i++) {
            spread[rows[i]] += values[i];
        }
        return new Influence(estimate, spread);
    }
}
