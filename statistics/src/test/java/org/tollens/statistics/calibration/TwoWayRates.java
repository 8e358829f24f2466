package org.tollens.statistics.calibration;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.tollens.statistics.Influence;
import org.tollens.statistics.ProductWeights;
import org.tollens.statistics.SimultaneousIntervals;
import org.tollens.statistics.TwoWayClusters;
import org.tollens.statistics.TwoWayMaxT;
import org.tollens.statistics.TwoWaySums;

/**
 * How often two-way intervals and labels of a family of three are wrong.
 *
 * @param sets data sets
 * @param above an interval lies above the true value; at θ = 0 without the floor's help
 * @param below an interval lies below it
 * @param misses either
 * @param meanMisses the pooled interval misses
 * @param oneWayMisses an interval over documents alone would miss, at a c of 2.81 (Bonferroni and normal)
 * @param documentShare mean of V_doc by SE²
 * @param effectiveTypes mean of G*
 */
record TwoWayRates(
        int sets,
        double above,
        double below,
        double misses,
        double meanMisses,
        double oneWayMisses,
        double documentShare,
        double effectiveTypes) {
    /** B: (B + 1)·.01 is whole; a replicate costs much more than one over documents alone. */
    private static final int REPLICATES = 499;

    /** As many sets of weights as make the Monte Carlo error of their quantile negligible over a cell. */
    private static final int BLOCKS = 20;

    static TwoWayRates of(Effect effect, TwoWayDesign design, int sets) {
        UniformRandomProvider random = design.random(effect);
        double[] frequencies = design.frequencies();
        double truth = effect.scale(design.theta());
        double[] counts = new double[7];
        for (int set = 0; set < sets; set++) {
            TwoWaySample sample = new TwoWaySample(design, frequencies, random);
            TwoWayClusters clusters = sample.clusters();
            double[] x = sample.column();
            boolean[] first = sample.group();
            Influence one = sample.layer(effect, x, first);
            Influence two = sample.layer(effect, x, first);
            List<Influence> family = List.of(one, two, Influence.mean(List.of(one, two)));
            TwoWaySums[] sums = family.stream().map(clusters::sums).toArray(TwoWaySums[]::new);
            SimultaneousIntervals intervals = TwoWayMaxT.intervals(
                    family.stream().mapToDouble(Influence::estimate).toArray(),
                    List.<TwoWaySums[]>of(sums),
                    LabelRates.LEVEL,
                    new ProductWeights(design.documents(), design.types(), REPLICATES, set % BLOCKS));
            add(counts, intervals, sums, family, truth);
        }
        for (int k = 0; k < counts.length; k++) {
            counts[k] /= sets;
        }
        return new TwoWayRates(sets, counts[0], counts[1], counts[2], counts[3], counts[4], counts[5], counts[6]);
    }

    private static void add(
            double[] counts, SimultaneousIntervals intervals, TwoWaySums[] sums, List<Influence> family, double truth) {
        boolean above = false;
        boolean below = false;
        boolean oneWay = false;
        for (int l = 0; l < sums.length; l++) {
            above |= intervals.low()[l] > truth;
            below |= intervals.high()[l] < truth;
            double error = Math.abs(family.get(l).estimate() - truth);
            oneWay |= error > 2.81 * sums[l].byDocument().standardError();
        }
        int pooled = sums.length - 1;
        counts[0] += above ? 1 : 0;
        counts[1] += below ? 1 : 0;
        counts[2] += above || below ? 1 : 0;
        counts[3] += intervals.low()[pooled] > truth || intervals.high()[pooled] < truth ? 1 : 0;
        counts[4] += oneWay ? 1 : 0;
        double documents = sums[0].byDocument().standardError() / intervals.standardErrors()[0];
        counts[5] += documents * documents;
        counts[6] += sums[0].effectiveTypes();
    }
}
