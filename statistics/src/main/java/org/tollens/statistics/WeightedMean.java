package org.tollens.statistics;

import java.util.Arrays;

/**
 * Means and ratios with influence values: Σwx/Σw, ψ_i = w_i(x_i − mean)/Σw. The mean over positions of clustered data is
 * the ratio of two cluster totals, and this influence is its linearisation (Cochran 1977, Sampling Techniques, section 6).
 * Reference: a direct numpy computation.
 */
public final class WeightedMean {
    private WeightedMean() {}

    /**
     * The mean over rows.
     *
     * @param values [row], at least one, finite
     */
    public static Influence of(double[] values) {
        double[] ones = new double[values.length];
        Arrays.fill(ones, 1);
        return of(values, ones);
    }

    /**
     * The weighted mean, for instance of document means with the number of positions as weights: the mean over
     * positions, as {@code x = sum/count}, {@code w = count}.
     *
     * @param values [row]
     * @param weights [row] at least 0, not all 0; a row of weight 0 has no influence, but is still a row:
     *     leave it out before summing over clusters, or a cluster without a position counts as one
     */
    public static Influence of(double[] values, double[] weights) {
        Checks.sameLength("the values", values.length, "the weights", weights.length);
        Checks.finite("the values", values);
        double total = 0;
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            Checks.that(
                    weights[i] >= 0 && weights[i] < Double.POSITIVE_INFINITY,
                    "expected finite weights of at least 0, found %s at row %d",
                    weights[i],
                    i);
            total += weights[i];
            sum += weights[i] * values[i];
        }
        Checks.that(total > 0, "expected rows with a positive weight, found %d rows and none", values.length);
        double mean = sum / total;
        double[] psi = new double[values.length];
        for (int i = 0; i < psi.length; i++) {
            psi[i] = weights[i] * (values[i] - mean) / total;
        }
        return new Influence(mean, psi);
    }
}
