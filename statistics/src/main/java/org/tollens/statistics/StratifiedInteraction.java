package org.tollens.statistics;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
        check(y, sigma, kappa, cluster, lowCut, highCut);
        MidRanks ranksOfSigma = MidRanks.of(sigma);
        MidRanks ranksOfKappa = MidRanks.of(kappa);
        AdditiveFit fit = AdditiveFit.of(ranksOfSigma, ranksOfKappa, BINS);
        return estimate(y, InteractionCells.assign(sigma, kappa, ranksOfKappa, lowCut, highCut), cluster, fit);
    }

    /**
     * The same over some rows of covariates that were sorted beforehand, for many subsets of the same rows. Bins and the
     * thirds of κ are those of the subset.
     *
     * @param y outcome, [row]
     * @param sigma first covariate
     * @param kappa second covariate
     * @param cluster [row]
     * @param rows [row] whether it belongs to the population
     * @return influence values of all rows, 0 for those outside the population
     * @throws IllegalArgumentException as above; rows outside the population are checked too
     */
    public static StratifiedInteraction estimate(
            double[] y,
            SortedColumn sigma,
            SortedColumn kappa,
            int[] cluster,
            boolean[] rows,
            double lowCut,
            double highCut) {
        return estimate(y, sigma, kappa, cluster, rows, lowCut, highCut, null);
    }

    /**
     * The same with influence values corrected for {@linkplain Leverage leverage}: what intervals over few or unequal
     * clusters need. The groups are the four cells and the middle thirds.
     *
     * @param units [row] index of the cluster that intervals are made over, from 0
     */
    public static StratifiedInteraction corrected(
            double[] y,
            SortedColumn sigma,
            SortedColumn kappa,
            int[] cluster,
            boolean[] rows,
            double lowCut,
            double highCut,
            int[] units) {
        return estimate(y, sigma, kappa, cluster, rows, lowCut, highCut, units);
    }

    private static StratifiedInteraction estimate(
            double[] y,
            SortedColumn sigma,
            SortedColumn kappa,
            int[] cluster,
            boolean[] rows,
            double lowCut,
            double highCut,
            int @Nullable [] units) {
        Checks.sameLength("y", y.length, "sigma", sigma.size());
        Checks.sameLength("y", y.length, "kappa", kappa.size());
        Checks.sameLength("y", y.length, "the mask", rows.length);
        RowSubset subset = RowSubset.of(rows);
        double[] someSigma = subset.of(sigma);
        double[] someKappa = subset.of(kappa);
        double[] someY = subset.of(y);
        int[] someClusters = subset.of(cluster);
        check(someY, someSigma, someKappa, someClusters, lowCut, highCut);
        MidRanks ranksOfKappa = subset.ranks(kappa);
        AdditiveFit fit = AdditiveFit.of(subset.ranks(sigma), ranksOfKappa, BINS);
        int[] cell = InteractionCells.assign(someSigma, someKappa, ranksOfKappa, lowCut, highCut);
        StratifiedInteraction some = estimate(someY, cell, someClusters, fit);
        Optional<Influence> effect = units == null
                ? some.effect
                : some.effect.map(one -> Leverage.corrected(one, groups(cell), subset.of(units)));
        return new StratifiedInteraction(
                effect.map(subset::scatter), some.highHigh, some.highLow, some.lowHigh, some.lowLow);
    }

    /** The four cells 0..3, and 4 for the rows in a middle third. */
    private static int[] groups(int[] cell) {
        return Arrays.stream(cell).map(k -> k < 0 ? InteractionCells.CELLS : k).toArray();
    }

    private static StratifiedInteraction estimate(double[] y, int[] cell, int[] cluster, AdditiveFit fit) {
        double[] fitted = fit.project(y);
        double[] residual = new double[y.length];
        for (int i = 0; i < y.length; i++) {
            residual[i] = y[i] - fitted[i];
        }
        Cell[] cells = InteractionCells.describe(cell, residual, cluster);
        return new StratifiedInteraction(effect(y, residual, cell, cells, fit), cells[3], cells[2], cells[1], cells[0]);
    }

    private static void check(
            double[] y, double[] sigma, double[] kappa, int[] cluster, double lowCut, double highCut) {
        Checks.that(y.length > 0, "expected rows to estimate an interaction from, found none");
        Checks.sameLength("y", y.length, "sigma", sigma.length);
        Checks.sameLength("y", y.length, "kappa", kappa.length);
        Checks.sameLength("y", y.length, "the cluster indices", cluster.length);
        Checks.that(
                Arrays.stream(cluster).allMatch(c -> c >= 0), "expected cluster indices from 0, found a negative one");
        Checks.that(
                lowCut <= highCut, "expected the low cut not to exceed the high one, found %s, %s", lowCut, highCut);
        Checks.finite("y", y);
        Checks.finite("sigma", sigma);
        Checks.finite("kappa", kappa);
    }

    private static Optional<Influence> effect(
            double[] y, double[] residual, int[] cell, Cell[] cells, AdditiveFit fit) {
        double mean = Checks.mean(y);
        double variance = 0;
        for (double value : y) {
            variance += (value - mean) * (value - mean) / y.length;
        }
        boolean varies = Arrays.stream(y).anyMatch(value -> value != y[0]);
        if (!varies || Arrays.stream(cells).anyMatch(one -> one.rows == 0)) {
            return Optional.empty();
        }
        double deviation = Math.sqrt(variance);
        double effect = (cells[3].mean - cells[2].mean - cells[1].mean + cells[0].mean) / deviation;
        double[] contrast = InteractionCells.contrast(cell, cells);
        double[] leverage = fit.project(contrast);
        double[] psi = new double[y.length];
        for (int i = 0; i < psi.length; i++) {
            double centring = cell[i] < 0 ? 0 : contrast[i] * (residual[i] - cells[cell[i]].mean);
            double spread = ((y[i] - mean) * (y[i] - mean) / variance - 1) / (2 * y.length);
            psi[i] = (centring - leverage[i] * residual[i]) / deviation - effect * spread;
        }
        return Optional.of(new Influence(effect, psi));
    }
}
