package org.tollens.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PermutationTestTest {
    private static final int[] STRATA = {0, 1, 0, 1, 0, -1, 2, 1, 0};
    private static final boolean[] MASK = {true, true, false, false, true, true, false, false, false};

    @Test
    void theObservedOrderCounts() {
        assertThat(PermutationTest.p(0, 199)).isEqualTo(1 / 200.0);
        assertThat(PermutationTest.p(199, 199)).isEqualTo(1);
        assertThat(PermutationTest.greater(2, new double[] {1, 2, 3, 0})).isEqualTo(3 / 5.0);
        assertThat(PermutationTest.greater(0.1 + 0.2, new double[] {0.3})).isEqualTo(1);
        assertThat(PermutationTest.greater(0.3, new double[] {0.3 - 1e-9})).isEqualTo(0.5);
        assertThat(PermutationTest.twoSided(-2, new double[] {1, 2, 3, 0, -5})).isEqualTo(4 / 6.0);
    }

    @Test
    void agreesWithTheSamePermutationsInScipy() {
        for (Reference expected : Reference.cases("permutation")) {
            SortedColumn values = SortedColumn.of(expected.numbers("values"));
            boolean[] mask = expected.flags("mask");
            StratifiedPermutations permutations =
                    StratifiedPermutations.of(expected.draws("index"), expected.integers("stratum"));
            double[] permuted = IntStream.range(0, permutations.size())
                    .mapToDouble(b -> delta(values, permutations.mask(mask, b)))
                    .toArray();
            double observed = delta(values, mask);

            Reference.assertClose(observed, expected.number("observed"));
            Reference.assertClose(PermutationTest.greater(observed, permuted), expected.number("greater"));
            Reference.assertClose(PermutationTest.twoSided(observed, permuted), expected.number("twoSided"));
        }
    }

    private static double delta(SortedColumn values, boolean[] mask) {
        boolean[] others = new boolean[mask.length];
        for (int i = 0; i < others.length; i++) {
            others[i] = !mask[i];
        }
        return CliffsDelta.estimate(values, mask, others).estimate();
    }

    @Test
    void countsOutOfRangeAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PermutationTest.p(0, 0))
                .withMessage("expected at least one permutation, found 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PermutationTest.p(3, 2))
                .withMessage("expected a count from 0 to 2, found 3");
        assertThatIllegalArgumentException().isThrownBy(() -> PermutationTest.p(-1, 2));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PermutationTest.greater(Double.NaN, new double[] {1}))
                .withMessage("expected a finite statistic, found NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PermutationTest.twoSided(1, new double[] {Double.NaN}))
                .withMessageContaining("the permuted statistics");
    }

    @Test
    void everyStratumKeepsItsMembers() {
        StratifiedPermutations permutations = new StratifiedPermutations(STRATA, 200, 11);
        assertThat(permutations.size()).isEqualTo(200);
        for (int b = 0; b < 200; b++) {
            int[] index = permutations.index(b);
            boolean[] mask = permutations.mask(MASK, b);

            assertThat(Arrays.stream(index).sorted()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8);
            for (int i = 0; i < index.length; i++) {
                assertThat(STRATA[index[i]]).isEqualTo(STRATA[i]);
                assertThat(mask[i]).isEqualTo(MASK[index[i]]);
            }
            assertThat(index[5]).isEqualTo(5);
        }
    }

    @Test
    void allOrdersOfAStratumComeEquallyOften() {
        StratifiedPermutations permutations = new StratifiedPermutations(new int[] {0, 0, 0}, 6_000, 3);
        long[] counts = new long[6];
        for (int b = 0; b < 6_000; b++) {
            int[] index = permutations.index(b);
            counts[2 * index[0] + (index[1] > index[2] ? 1 : 0)]++;
        }
        assertThat(Arrays.stream(counts)).allMatch(count -> Math.abs(count - 1_000) < 120);
    }

    @Test
    void aSeedGivesTheSameAgain() {
        int[] stratum = new int[50];
        StratifiedPermutations one = new StratifiedPermutations(stratum, 3, 8);

        assertThat(one.index(2)).isEqualTo(one.index(2)).isNotEqualTo(one.index(1));
        assertThat(one.index(2)).isEqualTo(new StratifiedPermutations(stratum, 3, 8).index(2));
        assertThat(one.index(2)).isNotEqualTo(new StratifiedPermutations(stratum, 3, 9).index(2));
    }

    @Test
    void givenPermutationsAreUsedAsTheyAre() {
        int[][] index = {{2, 3, 0, 1, 4, 5, 6, 7, 8}, {0, 1, 2, 3, 4, 5, 6, 7, 8}};
        StratifiedPermutations given = StratifiedPermutations.of(index, STRATA);

        assertThat(given.size()).isEqualTo(2);
        assertThat(given.index(0)).isEqualTo(index[0]).isNotSameAs(index[0]);
        assertThat(given.mask(MASK, 0)).containsExactly(false, false, true, true, true, true, false, false, false);
        assertThat(given.mask(MASK, 1)).isEqualTo(MASK);
    }

    @Test
    void wrongPermutationsAreRefused() {
        int[] stratum = {0, 0, 1, -1};
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StratifiedPermutations.of(new int[][] {{0, 2, 1, 3}}, stratum))
                .withMessage("expected a permutation within strata, found row 2 at row 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StratifiedPermutations.of(new int[][] {{0, 0, 2, 3}}, stratum))
                .withMessage("expected each row once in a permutation, found row 0 twice");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StratifiedPermutations.of(new int[][] {{3, 1, 2, 0}}, stratum))
                .withMessageContaining("within strata");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StratifiedPermutations.of(new int[][] {{4, 1, 2, 3}}, stratum))
                .withMessage("expected rows 0..3, found 4 at row 0");
        assertThatIllegalArgumentException().isThrownBy(() -> StratifiedPermutations.of(new int[0][], stratum));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new StratifiedPermutations(new int[] {0, -2}, 1, 1))
                .withMessage("expected stratum indices from 0 or -1, found -2 at row 1");
        assertThatIllegalArgumentException().isThrownBy(() -> new StratifiedPermutations(stratum, 0, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new StratifiedPermutations(stratum, 1, 1).mask(new boolean[3], 0))
                .withMessageContaining("the mask");
        assertThat(new StratifiedPermutations(new int[0], 1, 1).index(0)).isEmpty();
    }
}
