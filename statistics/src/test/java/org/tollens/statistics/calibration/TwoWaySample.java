package org.tollens.statistics.calibration;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AliasMethodDiscreteSampler;
import org.apache.commons.rng.sampling.distribution.DiscreteSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.tollens.statistics.CliffsDelta;
import org.tollens.statistics.ClusteredSpearman;
import org.tollens.statistics.Influence;
import org.tollens.statistics.Leverage;
import org.tollens.statistics.TwoWayClusters;
import org.tollens.statistics.WeightedMean;

/** Rows of documents whose token types are drawn by frequency; the effects of both are drawn anew in each data set. */
final class TwoWaySample {
    private final TwoWayDesign design;
    private final UniformRandomProvider random;
    private final ZigguratSampler.NormalizedGaussian normal;
    private final int[] document;
    private final int[] type;

    TwoWaySample(TwoWayDesign design, double[] frequencies, UniformRandomProvider random) {
        this.design = design;
        this.random = random;
        this.normal = ZigguratSampler.NormalizedGaussian.of(random);
        this.document = new int[design.documents() * design.rows()];
        this.type = new int[document.length];
        DiscreteSampler types = AliasMethodDiscreteSampler.of(random, frequencies);
        for (int i = 0; i < document.length; i++) {
            document[i] = i / design.rows();
            type[i] = types.sample();
        }
    }

    TwoWayClusters clusters() {
        return new TwoWayClusters(document, design.documents(), type, design.types());
    }

    /** One layer's estimate, with the same definitions of true effects as in the one-way study. */
    Influence layer(Effect effect, double[] x, boolean[] first) {
        double theta = design.theta();
        double[] y = column();
        if (effect == Effect.SPEARMAN) {
            for (int i = 0; i < y.length; i++) {
                y[i] = random.nextDouble() < theta ? x[i] : y[i];
            }
            return ClusteredSpearman.fisherZ(ClusteredSpearman.estimate(x, y));
        }
        if (effect == Effect.MEAN) {
            for (int i = 0; i < y.length; i++) {
                y[i] += theta;
            }
            return Leverage.corrected(WeightedMean.of(y), new int[y.length], document);
        }
        boolean[] second = new boolean[first.length];
        for (int i = 0; i < y.length; i++) {
            second[i] = !first[i];
            y[i] = first[i] && random.nextDouble() < 2 * theta ? Math.abs(y[i]) : y[i];
        }
        return Leverage.corrected(CliffsDelta.estimate(y, first), first, second, document);
    }

    /** A standard normal column. */
    double[] column() {
        double[] ofDocument = effects(design.documents(), design.ofDocuments());
        double[] ofType = effects(design.types(), design.ofTypes());
        double own = Math.sqrt(1 - design.ofDocuments() - design.ofTypes());
        double[] column = new double[document.length];
        for (int i = 0; i < column.length; i++) {
            column[i] = ofDocument[document[i]] + ofType[type[i]] + own * normal.sample();
        }
        return column;
    }

    /** A group of about half of the rows, with the same shares as a column. */
    boolean[] group() {
        double[] latent = column();
        boolean[] group = new boolean[latent.length];
        for (int i = 0; i < group.length; i++) {
            group[i] = latent[i] > 0;
        }
        return group;
    }

    private double[] effects(int count, double share) {
        double[] effects = new double[count];
        for (int k = 0; k < count; k++) {
            effects[k] = Math.sqrt(share) * normal.sample();
        }
        return effects;
    }
}
