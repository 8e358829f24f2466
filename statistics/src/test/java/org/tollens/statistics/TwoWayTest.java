package org.tollens.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.tollens.statistics.Reference.assertClose;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Clustering by documents and token types against sums over labels in numpy. */
class TwoWayTest {
    static List<Reference> cases() {
        return Reference.cases("two-way");
    }

    private static TwoWaySums[] sums(Reference data, String types) {
        TwoWayClusters clusters = new TwoWayClusters(
                data.integers("document"), data.integer("documents"), data.integers(types), data.integer("types"));
        double[][] psi = data.table("psi");
        boolean[][] inside = data.masks("inside");
        return IntStream.range(0, psi.length)
                .mapToObj(m -> clusters.sums(new Influence(0, psi[m]), inside[m]))
                .toArray(TwoWaySums[]::new);
    }

    private static ProductWeights weights(Reference data, String types) {
        return ProductWeights.of(data.draws("documentWeights"), data.draws(types + "Weights"));
    }

    private static void check(SimultaneousIntervals actual, Reference expected, String suffix) {
        assertClose(actual.standardErrors(), expected.numbers("standardErrors" + suffix));
        assertClose(actual.critical(), expected.number("critical" + suffix));
        assertClose(actual.low(), expected.numbers("low" + suffix));
        assertClose(actual.high(), expected.numbers("high" + suffix));
        assertClose(actual.pAdjusted(), expected.numbers("pAdjusted" + suffix));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void intervalsAgreeWithSumsOverLabels(Reference expected) {
        SimultaneousIntervals intervals = TwoWayMaxT.intervals(
                expected.numbers("estimates"),
                List.<TwoWaySums[]>of(sums(expected, "token")),
                expected.number("level"),
                weights(expected, "token"));

        check(intervals, expected, "");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void twoClusteringsTakeTheLargerErrorAndCriticalValue(Reference expected) {
        SimultaneousIntervals intervals = TwoWayMaxT.intervals(
                expected.numbers("estimates"),
                List.of(sums(expected, "token"), sums(expected, "target")),
                expected.number("level"),
                weights(expected, "token"),
                weights(expected, "target"));

        check(intervals, expected, "Both");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void namesTheTypesThatCarryTheVariance(Reference expected) {
        TwoWaySums[] sums = sums(expected, "token");
        int[][] heaviest = expected.draws("heaviest");
        for (int m = 0; m < sums.length; m++) {
            assertClose(sums[m].effectiveTypes(), expected.numbers("effectiveTypes")[m]);
            assertThat(sums[m].heaviestTypes(3)).isEqualTo(heaviest[m]);
        }
    }

    @Test
    void variancesOfAMeanAgreeWithSandwich() {
        for (Reference expected : Reference.cases("two-way-sandwich")) {
            Influence mean = WeightedMean.of(expected.numbers("y"));
            TwoWaySums sums = new TwoWayClusters(
                            expected.integers("document"),
                            expected.integer("documents"),
                            expected.integers("token"),
                            expected.integer("types"))
                    .sums(mean);
            double documents = Math.pow(sums.byDocument().standardError(), 2);
            double types = Math.pow(sums.byType().standardError(), 2);
            double cells = Math.pow(sums.byCell().standardError(), 2);

            assertClose(mean.estimate(), expected.number("mean"));
            assertClose(documents, expected.number("byDocument"));
            assertClose(types, expected.number("byType"));
            assertClose(cells, expected.number("byCell"));
            assertClose(documents + types - cells, expected.number("combined"));
            double largest = Math.max(expected.number("combined"), Math.max(documents, types));
            assertClose(sums.standardError(), Math.sqrt(largest));
        }
    }

    @Test
    void cellsArePairsOfDocumentAndType() {
        TwoWayClusters clusters = new TwoWayClusters(new int[] {1, 0, 1, 0, 1, 1}, 3, new int[] {2, 2, 2, 0, 0, 2}, 4);

        assertThat(clusters.cells()).isEqualTo(4);
        assertThat(IntStream.range(0, 4).map(clusters::documentOf)).containsExactly(0, 0, 1, 1);
        assertThat(IntStream.range(0, 4).map(clusters::typeOf)).containsExactly(2, 0, 2, 0);
        TwoWaySums sums = clusters.sums(new Influence(0, new double[] {1, 2, 4, 8, 16, 32}));
        assertThat(sums.byCell().sums()).containsExactly(2, 8, 37, 16);
        assertThat(sums.byDocument().sums()).containsExactly(10, 53, 0);
        assertThat(sums.byDocument().clusters()).isEqualTo(2);
        assertThat(sums.byType().sums()).containsExactly(24, 0, 39, 0);
        assertThat(sums.heaviestTypes(10)).containsExactly(2, 0);
    }

    @Test
    void oneTypeCarryingAllIsOneEffectiveType() {
        TwoWayClusters clusters = new TwoWayClusters(new int[] {0, 1, 0}, 2, new int[] {0, 0, 1}, 2);

        assertThat(clusters.sums(new Influence(0, new double[] {1e-200, 3e-200, 0}))
                        .effectiveTypes())
                .isCloseTo(1, within(1e-12));
        assertThat(clusters.sums(new Influence(0, new double[] {1e-200, 2e-200, -3e-200}))
                        .effectiveTypes())
                .isCloseTo(2, within(1e-12));
    }

    @Test
    void oneTokenTypeOnlyGivesNoInterval() {
        TwoWayClusters clusters = new TwoWayClusters(new int[] {0, 1, 2}, 3, new int[3], 1);
        TwoWaySums sums = clusters.sums(new Influence(0.5, new double[] {1, -2, 1}));

        assertThat(sums.standardError()).isNaN();
        SimultaneousIntervals intervals =
                TwoWayMaxT.intervals(new double[] {0.5}, List.<TwoWaySums[]>of(new TwoWaySums[] {sums}), 0.05, 99, 1);
        assertThat(intervals.low()).containsExactly(Double.NEGATIVE_INFINITY);
        assertThat(intervals.high()).containsExactly(Double.POSITIVE_INFINITY);
        assertThat(intervals.pAdjusted()).containsExactly(1);
    }

    /** An effect that lives in one token type has no two-way error, and must not widen the intervals of the others. */
    @Test
    void anEffectOfOneTypeDoesNotEnterTheMaximum() {
        Random random = new Random(6);
        int rows = 300;
        int[] document = IntStream.range(0, rows).map(i -> i / 10).toArray();
        int[] token = IntStream.range(0, rows).map(i -> i % 7).toArray();
        TwoWayClusters clusters = new TwoWayClusters(document, 30, token, 7);
        TwoWaySums usual = clusters.sums(WeightedMean.of(random.doubles(rows).toArray()));
        boolean[] population = new boolean[rows];
        double[] psi = new double[rows];
        for (int i = 0; i < rows; i++) {
            population[i] = token[i] == 3;
            psi[i] = population[i] ? 1 : 0;
        }
        TwoWaySums single = clusters.sums(new Influence(1, psi), population);

        SimultaneousIntervals both = TwoWayMaxT.intervals(
                new double[] {0.5, 1}, List.<TwoWaySums[]>of(new TwoWaySums[] {usual, single}), 0.05, 999, 1);
        SimultaneousIntervals alone =
                TwoWayMaxT.intervals(new double[] {0.5}, List.<TwoWaySums[]>of(new TwoWaySums[] {usual}), 0.05, 999, 1);

        assertThat(both.critical()).isEqualTo(alone.critical());
        assertThat(both.standardErrors()[1]).isNaN();
        assertThat(both.high()[1]).isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    void otherLengthsAreRefused() {
        TwoWayClusters clusters = new TwoWayClusters(new int[] {0, 1}, 2, new int[] {0, 1}, 2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> clusters.sums(new Influence(0, new double[3]), new boolean[3]))
                .withMessageContaining("the rows of the clusters");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> clusters.sums(new Influence(0, new double[2]), new boolean[3]))
                .withMessageContaining("the population");
        TwoWaySums sums = clusters.sums(new Influence(0, new double[] {1, -1}));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TwoWayMaxT.intervals(
                        new double[2], List.<TwoWaySums[]>of(new TwoWaySums[] {sums}), 0.05, 99, 1))
                .withMessageContaining("the estimates and the sums");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> TwoWayMaxT.intervals(new double[1], List.<TwoWaySums[]>of(new TwoWaySums[] {sums}), 0.05))
                .withMessageContaining("the clusterings and the weights");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        TwoWayMaxT.intervals(new double[0], List.<TwoWaySums[]>of(new TwoWaySums[0]), 0.05, 99, 1))
                .withMessage("expected at least one estimate in the family, found none");
        TwoWayClusters others = new TwoWayClusters(new int[] {0, 1, 1}, 2, new int[] {0, 0, 1}, 2);
        TwoWaySums[] mixed = {sums, others.sums(new Influence(0, new double[] {1, 1, -2}))};
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TwoWayMaxT.intervals(new double[2], List.<TwoWaySums[]>of(mixed), 0.05, 99, 1))
                .withMessage(
                        "expected a family over the same documents and types, found another number of cells at estimate 1");
    }

    @Test
    void poissonWeightsHaveTheirDistributionAndSeed() {
        int[] counts = new int[20];
        new ProductWeights(40, 60, 2_000, 5).forEach((b, weights) -> {
            for (byte weight : weights) {
                counts[weight]++;
            }
        });
        double total = Arrays.stream(counts).sum();
        double mass = Math.exp(-1);
        for (int k = 0; k < 6; k++) {
            double spread = 4 * Math.sqrt(mass * (1 - mass) / total);
            assertThat(counts[k] / total).isCloseTo(mass, within(spread));
            mass /= k + 1;
        }
        assertThat(total).isEqualTo(200_000);
        assertThat(first(5)).isEqualTo(first(5)).isNotEqualTo(first(6));
    }

    private static byte[] first(long seed) {
        byte[][] kept = new byte[1][];
        new ProductWeights(30, 30, 2, seed).forEach((b, weights) -> kept[0] = weights.clone());
        return kept[0];
    }

    @Test
    void wrongInputIsRefused() {
        int[] two = {0, 1};
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TwoWayClusters(two, 1, two, 2))
                .withMessage("expected document indices 0..0, found 1 at row 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TwoWayClusters(two, 2, new int[] {-1, 0}, 2))
                .withMessage("expected token type indices 0..1, found -1 at row 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TwoWayClusters(two, 2, new int[1], 2))
                .withMessageContaining("the documents and the token types");
        TwoWayClusters clusters = new TwoWayClusters(two, 2, two, 2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> clusters.sums(new Influence(0, new double[] {1, 2}), new boolean[] {true, false}))
                .withMessage("expected no influence outside the population, found 2.0 at row 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> clusters.sums(new Influence(0, new double[] {1, Double.NaN})))
                .withMessageContaining("found NaN at row 1");
        TwoWaySums[] family = {clusters.sums(new Influence(0, new double[] {1, 2}))};
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TwoWayMaxT.intervals(new double[1], List.of(), 0.05, 99, 1))
                .withMessage("expected at least one estimate in the family, found none");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TwoWayMaxT.intervals(new double[1], List.<TwoWaySums[]>of(family), 0.05, 18, 1))
                .withMessage("expected at least 19 replicates for level 0.05, found 18");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TwoWayMaxT.intervals(
                        new double[1], List.<TwoWaySums[]>of(family), 0.05, new ProductWeights(3, 2, 99, 1)))
                .withMessage("expected weights of 2 documents and 2 types, found 3 and 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ProductWeights.of(new int[][] {{1}}, new int[][] {{128}}))
                .withMessage("expected weights from 0 to 127, found 128");
        assertThatIllegalArgumentException().isThrownBy(() -> ProductWeights.of(new int[0][], new int[0][]));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ProductWeights.of(new int[][] {{1}, {1, 1}}, new int[][] {{1}, {1}}))
                .withMessage("expected 1 weights in each replicate, found 2");
        assertThatIllegalArgumentException().isThrownBy(() -> new ProductWeights(1, 0, 9, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new ProductWeights(1, 1, 0, 1));
    }

    /** A family of a real study's size; about a second on one core. */
    @Test
    void aLargeFamilyHasTheCriticalValueOfManyNearlyNormalEffects() {
        Random random = new Random(3);
        int rows = 40_000;
        int[] document = IntStream.range(0, rows).map(i -> i / 250).toArray();
        int[] token = IntStream.range(0, rows)
                .map(i -> (int) (4_000 * Math.pow(random.nextDouble(), 4)))
                .toArray();
        TwoWayClusters clusters = new TwoWayClusters(document, 160, token, 4_000);
        TwoWaySums[] family = IntStream.range(0, 18)
                .mapToObj(m -> clusters.sums(WeightedMean.of(
                        random.doubles(rows).map(v -> v + 0.1 * m).toArray())))
                .toArray(TwoWaySums[]::new);
        assertThat(clusters.cells()).isBetween(20_000, 35_000);

        SimultaneousIntervals intervals =
                TwoWayMaxT.intervals(new double[18], List.<TwoWaySums[]>of(family), 0.01, 4_999, 1);

        assertThat(intervals.critical()).isBetween(3.0, 4.0);
    }
}
