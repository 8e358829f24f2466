package org.tollens.statistics;

import java.util.Optional;

/**
 * Whether the effect of one covariate on an outcome is larger where another covariate is high: a difference of
 * differences of cell means in units of the outcome's standard deviation.
 *
 * <p>Estimator: the outcome y is replaced by its residual from the least-squares additive fit on {@value #BINS}
 * quantile-bin dummies of σ and {@value #BINS} of κ, or additive data would show an interaction, because σ still varies
 * with κ inside a cell. With m_ab the mean residual where σ is a and κ is b,
 * I = [(m_{hi,hi} − m_{hi,lo}) − (m_{lo,hi} − m_{lo,lo})]/SD(y). σ is high above {@code highCut} and low up to
 * {@code lowCut} (absolute); κ is high above its 2/3 quantile and low up to its 1/3 quantile (within these rows). Quantiles
 * are type 7, a value equal to an edge belongs below it, SD divides by n.
 *
 * <p>Influence: the exact derivative with respect to the row weights with bins and cuts fixed: the cell means, the
 * regression (−h_i e_i, h = D(DᵀD)⁺Dᵀa) and the standard deviation. H0 of the tests made from it: I = 0. Assumes
 * independent clusters. Reference: {@code numpy.linalg.lstsq} and a numerical derivative in the weights; a
 * delete-one-cluster jackknife.
 *
 * @param effect I with influence values; empty when a cell has no row or y is constant
 * @param highHigh rows and clusters with σ high and κ high
 * @param highLow with σ high and κ low
 * @param lowHigh with σ low and κ high
 * @param lowLow with σ low and κ low
 */
public record StratifiedInteraction(
        Optional<Influence> effect, Cell highHigh, Cell highLow, Cell lowHigh, Cell lowLow) {
    /** Quantile bins a covariate in the additive fit. */
    public static final int BINS = 20;

    /**
     * The support of one cell.
     *
     * @param rows positions in it
     * @param clusters documents that have one of them
     * @param mean of the residuals in it; NaN when it is empty
     */
    public record Cell(int rows, int clusters, double mean) {}

    /** Whether the effect exists and all four cells have the support that is asked for. */
    public boolean evaluable(int minimumRows, int minimumClusters) {
        return effect.isPresent()
                && Math.min(Math.min(highHigh.rows, highLow.rows), Math.min(lowHigh.rows, lowLow.rows)) >= minimumRows
                && Math.min(Math.min(highHigh.clusters, highLow.clusters), Math.min(lowHigh.clusters, lowLow.clusters))
                        >= minimumClusters;
    }

    /**
     * Estimates the interaction.
     *
     * @param y outcome, [row]
     * @param sigma first covariate, [row]
     * @param kappa second covariate, [row]
     * @param cluster [row] index of the row's cluster, from 0
     * @param lowCut σ up to here is low
     * @param highCut σ above this is high; at least {@code lowCut}
     * @throws IllegalArgumentException if lengths differ, there is no row, a value is not finite or the cuts are swapped
     */
    public static StratifiedInteraction estimate(
            double[] y, double[] sigma, double[] kappa, int[] cluster, double lowCut, double highCut) {
        throw new UnsupportedOperationException("not written yet");
    }
}
