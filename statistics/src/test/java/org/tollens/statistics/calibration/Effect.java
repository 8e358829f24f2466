package org.tollens.statistics.calibration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tollens.statistics.CliffsDelta;
import org.tollens.statistics.ClusteredSpearman;
import org.tollens.statistics.Influence;
import org.tollens.statistics.Leverage;
import org.tollens.statistics.SortedColumn;
import org.tollens.statistics.StratifiedCliffsDelta;
import org.tollens.statistics.StratifiedInteraction;
import org.tollens.statistics.WeightedMean;

/** The effects that labels are given to, each with data whose true value has a closed form. */
enum Effect {
    /**
     * Two groups of a half each. A row of the first takes |x| in place of x (−|x| for a negative effect) with a probability q.
     * For a law symmetric about 0 with P(x = 0) = p0 the effect is q(1 − p0²)/2.
     */
    CLIFF("Cliff's delta", 0.05) {
        @Override
        Optional<Influence> layer(Sample sample, int layer, boolean corrected) {
            boolean[] first = sample.group(0);
            return Optional.of(delta(sample, valuesOfGroup(sample, layer), first, corrected));
        }
    },
    /** The same within eight strata, of which the rows of the first group have more in the upper ones. */
    STRATIFIED("stratified delta", 0.05) {
        @Override
        Optional<Influence> layer(Sample sample, int layer, boolean corrected) {
            boolean[] first = sample.group(0);
            int[] stratum = new int[first.length];
            for (int i = 0; i < stratum.length; i++) {
                stratum[i] = (first[i] ? 2 : 0) + i % 6;
            }
            Influence delta = StratifiedCliffsDelta.estimate(valuesOfGroup(sample, layer), first, not(first), stratum)
                    .effect()
                    .orElseThrow();
            return Optional.of(corrected ? Leverage.corrected(delta, first, not(first), sample.document()) : delta);
        }
    },
    /** The delta minus that of other labels that know nothing of the column. */
    EXCESS("excess of delta", 0.05) {
        @Override
        Optional<Influence> layer(Sample sample, int layer, boolean corrected) {
            SortedColumn values = valuesOfGroup(sample, layer);
            return Optional.of(delta(sample, values, sample.group(0), corrected)
                    .minus(delta(sample, values, sample.group(1), corrected)));
        }
    },
    /**
     * The second column has the law of the first and is independent of it, but equals it (its negative) with probability |θ|:
     * the copula is a mixture, in which Spearman's rho is linear, so it is θ, with ties too. Judged as Fisher's z, whose
     * own standard error needs no correction.
     */
    SPEARMAN("Spearman's rho", 0.05) {
        @Override
        Optional<Influence> layer(Sample sample, int layer, boolean corrected) {
            double theta = sample.design().theta();
            SortedColumn y = sample.sorted(layer);
            if (theta != 0) {
                double[] mixed = sample.column(layer).clone();
                for (int i = 0; i < mixed.length; i++) {
                    mixed[i] = sample.happens(Math.abs(theta)) ? Math.signum(theta) * sample.column(0)[i] : mixed[i];
                }
                y = SortedColumn.of(mixed);
            }
            return Optional.of(
                    ClusteredSpearman.fisherZ(ClusteredSpearman.estimate(sample.sorted(0), y, sample.all())));
        }

        @Override
        double scale(double theta) {
            return (Math.log1p(theta) - Math.log1p(-theta)) / 2;
        }
    },
    /**
     * y = .5σ + .3κ + (β + b_d)σκ + noise with independent σ and κ and documents that differ in b_d, which has mean 0: for
     * such the additive part has no interaction, whatever the bins of the fit, and
     * I = β·(E[σ | high] − E[σ | low])·(E[κ | high] − E[κ | low])/SD(y).
     */
    INTERACTION("stratified interaction", 0.10) {
        @Override
        Optional<Influence> layer(Sample sample, int layer, boolean corrected) {
            Terciles law = Terciles.of(sample.design().shape(), INTRACLASS);
            double[] sigma = sample.fresh(INTRACLASS);
            double[] kappa = sample.fresh(INTRACLASS);
            double[] y = outcome(sample, law, sigma, kappa);
            SortedColumn x = SortedColumn.of(sigma);
            SortedColumn z = SortedColumn.of(kappa);
            int[] document = sample.document();
            StratifiedInteraction found = corrected
                    ? StratifiedInteraction.corrected(y, x, z, document, sample.all(), -law.cut(), law.cut(), document)
                    : StratifiedInteraction.estimate(y, x, z, document, sample.all(), -law.cut(), law.cut());
            return found.evaluable(200, 30) ? found.effect() : Optional.empty();
        }
    },
    /** The mean over rows. */
    MEAN("mean over rows", 0.05) {
        @Override
        Optional<Influence> layer(Sample sample, int layer, boolean corrected) {
            double[] x = sample.fresh(sample.design().excess());
            for (int i = 0; i < x.length; i++) {
                x[i] += sample.design().theta();
            }
            Influence mean = WeightedMean.of(x);
            return Optional.of(corrected ? Leverage.corrected(mean, new int[x.length], sample.document()) : mean);
        }
    };

    static final int LAYERS = 2;

    /** Of entropy and attention; larger ones leave documents out of a cell. */
    private static final double INTRACLASS = 0.1;

    private final String title;
    private final double floor;

    Effect(String title, double floor) {
        this.title = title;
        this.floor = floor;
    }

    @Override
    public String toString() {
        return title;
    }

    /** δ0. */
    double floor() {
        return floor;
    }

    /** An effect on the scale that it is judged on. */
    double scale(double theta) {
        return theta;
    }

    /**
     * One layer's estimate; empty where it may not be judged.
     *
     * @param corrected whether influence values are corrected for leverage
     */
    abstract Optional<Influence> layer(Sample sample, int layer, boolean corrected);

    /** The family of a data set; empty where some layer may not be judged. */
    Optional<Family> draw(Sample sample, boolean corrected) {
        List<Influence> layers = new ArrayList<>();
        for (int l = 1; l <= LAYERS; l++) {
            layer(sample, l, corrected).ifPresent(layers::add);
        }
        double truth = scale(sample.design().theta());
        return layers.size() < LAYERS ? Optional.empty() : Optional.of(Family.of(sample, truth, layers));
    }

    private static Influence delta(Sample sample, SortedColumn values, boolean[] first, boolean corrected) {
        Influence delta = CliffsDelta.estimate(values, first, not(first));
        return corrected ? Leverage.corrected(delta, first, not(first), sample.document()) : delta;
    }

    private static SortedColumn valuesOfGroup(Sample sample, int layer) {
        double theta = sample.design().theta();
        if (theta == 0) {
            return sample.sorted(layer);
        }
        double zero = sample.design().shape().zero();
        double share = 2 * Math.abs(theta) / (1 - zero * zero);
        double[] values = sample.column(layer).clone();
        for (int i = 0; i < values.length; i++) {
            boolean turned = sample.group(0)[i] && sample.happens(share);
            values[i] = turned ? Math.copySign(values[i], theta) : values[i];
        }
        return SortedColumn.of(values);
    }

    private static boolean[] not(boolean[] mask) {
        boolean[] other = new boolean[mask.length];
        for (int i = 0; i < other.length; i++) {
            other[i] = !mask[i];
        }
        return other;
    }

    /** With b_d of variance τ² the design effect is about 1 + size·(τ·contrast²)²/36: a corner cell has a ninth of the rows. */
    private static double[] outcome(Sample sample, Terciles law, double[] sigma, double[] kappa) {
        double contrast = law.contrast() * law.contrast();
        double between = 6 / contrast * Math.sqrt(sample.design().excess());
        double variance = law.variance();
        double rest = variance * (1 + 0.5 * 0.5 + 0.3 * 0.3) + between * between * variance * variance;
        double ratio = sample.design().theta() / contrast;
        double beta = ratio * Math.sqrt(rest / (1 - ratio * ratio * variance * variance));
        double[] y = sample.fresh(INTRACLASS);
        double slope = 0;
        for (int i = 0; i < y.length; i++) {
            slope = sample.first(i) ? beta + between * sample.noise() : slope;
            y[i] += 0.5 * sigma[i] + 0.3 * kappa[i] + slope * sigma[i] * kappa[i];
        }
        return y;
    }
}
