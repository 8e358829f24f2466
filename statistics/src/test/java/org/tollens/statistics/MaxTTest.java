package org.tollens.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.tollens.statistics.Reference.assertClose;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MaxTTest {
    static List<Reference> cases() {
        return Reference.cases("max-t");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void agreesWithNumpyOnTheSameDraws(Reference expected) {
        ClusterSums[] sums = sums(expected);
        BootstrapWeights weights = BootstrapWeights.of(sums[0].sums().length, expected.draws("draws"));

        SimultaneousIntervals intervals =
                MaxT.intervals(expected.numbers("estimates"), sums, expected.number("level"), weights);

        assertClose(intervals.critical(), expected.number("critical"));
        assertClose(intervals.standardErrors(), expected.numbers("standardErrors"));
        assertClose(intervals.low(), expected.numbers("low"));
        assertClose(intervals.high(), expected.numbers("high"));
        assertClose(intervals.pAdjusted(), expected.numbers("pAdjusted"));
    }

    private static ClusterSums[] sums(Reference expected) {
        double[][] sums = expected.table("sums");
        boolean[][] present = expected.masks("present");
        ClusterSums[] family = new ClusterSums[sums.length];
        for (int l = 0; l < family.length; l++) {
            family[l] = new ClusterSums(sums[l], present[l]);
        }
        return family;
    }

    @Test
    void anIntervalExcludesZeroExactlyWhereTheAdjustedPIsAtMostTheLevel() {
        Random random = new Random(3);
        int excluded = 0;
        for (int round = 0; round < 60; round++) {
            ClusterSums[] sums = {noise(random, 25), noise(random, 25), noise(random, 25)};
            double[] estimates = new double[sums.length];
            for (int l = 0; l < estimates.length; l++) {
                estimates[l] = 3 * random.nextGaussian() * sums[l].standardError();
            }
            SimultaneousIntervals intervals = MaxT.intervals(estimates, sums, 0.05, 199, round);
            for (int l = 0; l < estimates.length; l++) {
                boolean outside = intervals.low()[l] > 0 || intervals.high()[l] < 0;
                assertThat(outside).isEqualTo(intervals.pAdjusted()[l] <= 0.05);
                excluded += outside ? 1 : 0;
            }
        }
        assertThat(excluded).isBetween(40, 140);
    }

    @Test
    void aLargerFamilyNeedsALargerCriticalValue() {
        Random random = new Random(5);
        ClusterSums[] many = new ClusterSums[20];
        for (int l = 0; l < many.length; l++) {
            many[l] = noise(random, 200);
        }
        double alone = MaxT.intervals(new double[1], new ClusterSums[] {many[0]}, 0.01, 4999, 1)
                .critical();
        double together = MaxT.intervals(new double[20], many, 0.01, 4999, 1).critical();

        // Student's t with 199 degrees of freedom gives 2.60, Bonferroni over 20 of them 3.54.
        assertThat(alone).isCloseTo(2.60, within(0.2));
        assertThat(together).isCloseTo(3.54, within(0.25));
    }

    @Test
    void theSameSeedGivesTheSameIntervals() {
        ClusterSums[] sums = {noise(new Random(1), 40)};

        assertThat(MaxT.intervals(new double[] {1}, sums, 0.01, 999, 4).low())
                .isEqualTo(MaxT.intervals(new double[] {1}, sums, 0.01, 999, 4).low())
                .isNotEqualTo(
                        MaxT.intervals(new double[] {1}, sums, 0.01, 999, 5).low());
    }

    @Test
    void anEstimateWithoutVariationClaimsNoPrecision() {
        ClusterSums flat = ClusterSums.of(new double[6], new int[] {0, 1, 2, 3, 4, 5}, 6);
        ClusterSums single = ClusterSums.of(new double[] {1, -1}, new int[] {2, 2}, 6);
        ClusterSums[] sums = {flat, single, noise(new Random(2), 6)};

        SimultaneousIntervals intervals = MaxT.intervals(new double[] {1, 1, 1}, sums, 0.05, 99, 1);

        assertThat(intervals.low()).startsWith(Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY);
        assertThat(intervals.high()).startsWith(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
        assertThat(intervals.pAdjusted()).startsWith(1, 1);
        assertThat(intervals.standardErrors()[1]).isNaN();
    }

    @Test
    void intervalsMapToAnotherScale() {
        ClusterSums[] sums = {noise(new Random(1), 40), ClusterSums.of(new double[40], new int[40], 40)};
        SimultaneousIntervals z = MaxT.intervals(new double[] {1, 0}, sums, 0.01, 999, 4);
        SimultaneousIntervals rho = z.mapped(Math::tanh);

        assertThat(rho.low()).containsExactly(Math.tanh(z.low()[0]), -1);
        assertThat(rho.high()).containsExactly(Math.tanh(z.high()[0]), 1);
        assertThat(rho.pAdjusted()).isEqualTo(z.pAdjusted());
    }

    @Test
    void aReplicateWithoutSpreadCountsAsArbitrarilyFarOff() {
        ClusterSums sums = new ClusterSums(new double[] {1, -1, 0}, new boolean[] {true, true, false});

        assertThat(MaxT.absoluteT(sums, new int[] {0, 0, 3})).isInfinite();
        assertThat(MaxT.absoluteT(sums, new int[] {1, 0, 2})).isInfinite();
        assertThat(MaxT.absoluteT(sums, new int[] {3, 0, 0})).isInfinite();
        assertThat(MaxT.absoluteT(sums, new int[] {2, 1, 0})).isCloseTo(0.5, within(1e-15));
    }

    @Test
    void tooFewReplicatesForTheLevelAreRefused() {
        ClusterSums[] sums = {noise(new Random(2), 6)};
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MaxT.intervals(new double[1], sums, 0.01, 98, 1))
                .withMessage("expected at least 99 replicates for level 0.01, found 98");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MaxT.intervals(new double[0], new ClusterSums[0], 0.01, 99, 1))
                .withMessage("expected at least one estimate in the family, found none");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MaxT.intervals(new double[] {Double.NaN}, sums, 0.01, 99, 1))
                .withMessageContaining("found NaN");
    }

    private static ClusterSums noise(Random random, int clusters) {
        double[] values = new double[clusters];
        int[] cluster = new int[clusters];
        for (int c = 0; c < clusters; c++) {
            values[c] = random.nextGaussian();
            cluster[c] = c;
        }
        return ClusterSums.of(WeightedMean.of(values), cluster, clusters);
    }
}
