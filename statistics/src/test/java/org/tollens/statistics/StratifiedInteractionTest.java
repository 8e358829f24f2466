package org.tollens.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.tollens.statistics.Reference.assertClose;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StratifiedInteractionTest {
    static List<Reference> cases() {
        return Reference.cases("interaction");
    }

    @Test
    void theReferenceHasRankDeficientFits() {
        assertThat(cases()).anyMatch(one -> one.integer("rank") < 39);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void agreesWithLeastSquaresAndTheDerivativeInTheWeights(Reference expected) {
        Influence effect = estimate(expected).effect().orElseThrow();

        assertClose(effect.estimate(), expected.number("estimate"));
        assertClose(effect.values(), expected.numbers("psi"));
        assertThat(Arrays.stream(effect.values()).sum()).isCloseTo(0, within(1e-12));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void standardErrorAgreesAndIsNearTheJackknife(Reference expected) {
        Influence effect = estimate(expected).effect().orElseThrow();
        double error = ClusterSums.of(effect, expected.integers("cluster"), expected.integer("clusters"))
                .standardError();

        assertClose(error, expected.number("standardError"));
        assertThat(error / expected.number("jackknife")).isCloseTo(1, within(0.15));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void countsPositionsAndDocumentsOfEachCell(Reference expected) {
        StratifiedInteraction result = estimate(expected);
        List<StratifiedInteraction.Cell> cells =
                List.of(result.highHigh(), result.highLow(), result.lowHigh(), result.lowLow());

        assertThat(cells.stream().mapToInt(StratifiedInteraction.Cell::rows).toArray())
                .containsExactly(expected.integers("rows"));
        assertThat(cells.stream().mapToInt(StratifiedInteraction.Cell::clusters).toArray())
                .containsExactly(expected.integers("documents"));
        int rows = Arrays.stream(expected.integers("rows")).min().orElseThrow();
        int documents = Arrays.stream(expected.integers("documents")).min().orElseThrow();
        assertThat(result.evaluable(rows, documents)).isTrue();
        assertThat(result.evaluable(rows + 1, documents)).isFalse();
        assertThat(result.evaluable(rows, documents + 1)).isFalse();
    }

    private static StratifiedInteraction estimate(Reference data) {
        return StratifiedInteraction.estimate(
                data.numbers("y"),
                data.numbers("sigma"),
                data.numbers("kappa"),
                data.integers("cluster"),
                data.number("lowCut"),
                data.number("highCut"));
    }

    @Test
    void additiveDataShowNoInteractionAndAddedInteractionIsFound() {
        Random random = new Random(12);
        int n = 20_000;
        double[] sigma = new double[n];
        double[] kappa = new double[n];
        double[] additive = new double[n];
        double[] joint = new double[n];
        for (int i = 0; i < n; i++) {
            sigma[i] = 3 + random.nextGaussian();
            kappa[i] = 0.7 * sigma[i] + random.nextGaussian();
            double noise = random.nextGaussian();
            additive[i] = sigma[i] * sigma[i] + Math.exp(kappa[i] / 4) + noise;
            joint[i] = sigma[i] + kappa[i] + 0.4 * sigma[i] * kappa[i] + noise;
        }

        assertThat(effect(additive, sigma, kappa)).isCloseTo(0, within(0.02));
        assertThat(effect(joint, sigma, kappa)).isGreaterThan(0.3);
        // Without the additive fit the same additive data would pass the floor of .10.
        assertThat(unadjusted(additive, sigma, kappa)).isGreaterThan(0.13);
    }

    private static double unadjusted(double[] y, double[] sigma, double[] kappa) {
        double[] cuts = Quantiles.of(sigma, new double[] {1 / 3.0, 2 / 3.0});
        int[] cell = InteractionCells.assign(sigma, kappa, MidRanks.of(kappa), cuts[0], cuts[1]);
        StratifiedInteraction.Cell[] cells = InteractionCells.describe(cell, y, new int[y.length]);
        Influence mean = WeightedMean.of(y);
        double variance = Arrays.stream(y)
                        .map(v -> (v - mean.estimate()) * (v - mean.estimate()))
                        .sum()
                / y.length;
        return (cells[3].mean() - cells[2].mean() - cells[1].mean() + cells[0].mean()) / Math.sqrt(variance);
    }

    private static double effect(double[] y, double[] sigma, double[] kappa) {
        double[] cuts = Quantiles.of(sigma, new double[] {1 / 3.0, 2 / 3.0});
        return StratifiedInteraction.estimate(y, sigma, kappa, new int[y.length], cuts[0], cuts[1])
                .effect()
                .orElseThrow()
                .estimate();
    }

    @Test
    void anEmptyCellIsNoEffectNotAnError() {
        double[] ramp = {1, 2, 3, 4, 5, 6};
        int[] cluster = {0, 0, 1, 1, 2, 2};
        StratifiedInteraction result =
                StratifiedInteraction.estimate(new double[] {1, 3, 2, 5, 4, 6}, ramp, ramp, cluster, 0, 9);

        assertThat(result.effect()).isEmpty();
        assertThat(result.highHigh().rows()).isZero();
        assertThat(result.evaluable(0, 0)).isFalse();
        assertThat(StratifiedInteraction.estimate(new double[] {2, 2, 2, 2, 2, 2}, ramp, ramp, cluster, 2, 4)
                        .effect())
                .isEmpty();
    }

    @Test
    void badArgumentsAreRefused() {
        double[] one = {1};
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StratifiedInteraction.estimate(one, one, one, new int[] {0}, 2, 1))
                .withMessage("expected the low cut not to exceed the high one, found 2.0, 1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StratifiedInteraction.estimate(one, one, new double[] {Double.NaN}, new int[1], 1, 1))
                .withMessageContaining("expected finite values in kappa");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StratifiedInteraction.estimate(one, one, one, new int[] {-1}, 1, 1))
                .withMessageContaining("found a negative one");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void correctedInfluencesAreDividedCellByCell(Reference data) {
        double[] sigma = data.numbers("sigma");
        double[] kappa = data.numbers("kappa");
        int[] cluster = data.integers("cluster");
        double[] thirds = Quantiles.of(kappa, new double[] {1 / 3.0, 2 / 3.0});
        int[] group = new int[sigma.length];
        for (int i = 0; i < group.length; i++) {
            boolean middleOfSigma = sigma[i] > data.number("lowCut") && sigma[i] <= data.number("highCut");
            boolean middleOfKappa = kappa[i] > thirds[0] && kappa[i] <= thirds[1];
            group[i] = middleOfSigma || middleOfKappa
                    ? 4
                    : (sigma[i] > data.number("highCut") ? 2 : 0) + (kappa[i] > thirds[1] ? 1 : 0);
        }
        boolean[] all = new boolean[sigma.length];
        Arrays.fill(all, true);
        Influence corrected = StratifiedInteraction.corrected(
                        data.numbers("y"),
                        SortedColumn.of(sigma),
                        SortedColumn.of(kappa),
                        cluster,
                        all,
                        data.number("lowCut"),
                        data.number("highCut"),
                        cluster)
                .effect()
                .orElseThrow();
        Influence plain = estimate(data).effect().orElseThrow();
        assertThat(corrected.estimate()).isEqualTo(plain.estimate());
        assertThat(corrected.values())
                .containsExactly(Leverage.corrected(plain, group, cluster).values())
                .isNotEqualTo(plain.values());
    }
}
