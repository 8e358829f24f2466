package org.tollens.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.tollens.statistics.Reference.assertClose;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StratifiedCliffsDeltaTest {
    static List<Reference> cases() {
        return Reference.cases("stratified-cliff");
    }

    private static StratifiedCliffsDelta estimate(Reference data) {
        return StratifiedCliffsDelta.estimate(data.numbers("values"), data.flags("inFirst"), data.integers("stratum"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void agreesWithMannWhitneyWithinStrataAndTheDerivativeInTheWeights(Reference expected) {
        StratifiedCliffsDelta adjusted = estimate(expected);
        Influence delta = adjusted.effect().orElseThrow();

        assertClose(delta.estimate(), expected.number("delta"));
        assertClose(delta.values(), expected.numbers("psi"));
        assertThat(Arrays.stream(delta.values()).sum()).isCloseTo(0, within(1e-14));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void countsWhatIsUsedAndWhatIsDropped(Reference expected) {
        StratifiedCliffsDelta adjusted = estimate(expected);
        boolean[] used = expected.flags("used");
        long rows = IntStream.range(0, used.length).filter(i -> used[i]).count();

        assertThat(adjusted.used()).isEqualTo(used);
        assertThat(adjusted.rows()).isEqualTo((int) rows);
        assertThat(adjusted.droppedRows()).isEqualTo(used.length - (int) rows);
        assertThat(adjusted.strata()).isEqualTo(expected.integer("strata"));
        assertThat(adjusted.droppedStrata()).isEqualTo(expected.integer("droppedStrata"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void standardErrorIsTheClusteredOneAndNearTheJackknife(Reference expected) {
        StratifiedCliffsDelta adjusted = estimate(expected);
        RowSubset used = RowSubset.of(adjusted.used());
        double[] psi = used.of(adjusted.effect().orElseThrow().values());
        double error = ClusterSums.of(psi, used.of(expected.integers("cluster")), expected.integer("clusters"))
                .standardError();

        assertClose(error, expected.number("standardError"));
        // Strata of half a dozen rows are too small for a linear approximation; the class says so.
        boolean small = adjusted.rows() < 10 * adjusted.strata();
        assertThat(error / expected.number("jackknife")).isBetween(small ? 0.75 : 0.9, 1.02);
    }

    @Test
    void oneStratumIsThePlainDelta() {
        Reference data = cases().get(0);
        double[] values = data.numbers("values");

        Influence plain = CliffsDelta.estimate(values, data.flags("inFirst"));
        Influence adjusted = StratifiedCliffsDelta.estimate(values, data.flags("inFirst"), new int[values.length])
                .effect()
                .orElseThrow();

        assertClose(adjusted.estimate(), plain.estimate(), 1e-14);
        assertClose(adjusted.values(), plain.values());
    }

    @Test
    void aDifferenceThatStrataExplainDisappears() {
        double[] values = {1, 1, 1, 9, 1, 9, 9, 9};
        boolean[] inFirst = {false, false, false, false, true, true, true, true};
        int[] stratum = {0, 0, 0, 1, 0, 1, 1, 1};

        assertThat(CliffsDelta.estimate(values, inFirst).estimate()).isEqualTo(0.5);
        assertThat(StratifiedCliffsDelta.estimate(values, inFirst, stratum)
                        .effect()
                        .orElseThrow()
                        .estimate())
                .isZero();
    }

    @Test
    void strataOfOneGroupOrOneMemberLeaveNothing() {
        StratifiedCliffsDelta none = StratifiedCliffsDelta.estimate(
                new double[] {1, 2, 3}, new boolean[] {true, false, false}, new int[] {0, 4, 4});

        assertThat(none.effect()).isEmpty();
        assertThat(none.rows()).isZero();
        assertThat(none.strata()).isZero();
        assertThat(none.droppedRows()).isEqualTo(3);
        assertThat(none.droppedStrata()).isEqualTo(2);
    }

    @Test
    void rowsInNeitherGroupAreNotRowsOfTheEffect() {
        SortedColumn values = SortedColumn.of(new double[] {1, 2, 3, 4});
        boolean[] first = {false, true, false, false};
        boolean[] second = {true, false, false, false};

        StratifiedCliffsDelta adjusted = StratifiedCliffsDelta.estimate(values, first, second, new int[] {0, 0, 0, 1});

        assertThat(adjusted.effect().orElseThrow().estimate()).isEqualTo(1);
        assertThat(adjusted.used()).containsExactly(true, true, false, false);
        assertThat(adjusted.droppedRows()).isZero();
        assertThat(adjusted.droppedStrata()).isZero();
    }

    @Test
    void wrongInputIsRefused() {
        boolean[] groups = {true, false};
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StratifiedCliffsDelta.estimate(new double[] {1, 2}, groups, new int[] {0, -1}))
                .withMessage("expected stratum indices from 0, found -1 at row 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StratifiedCliffsDelta.estimate(new double[] {1, 2}, groups, new int[1]))
                .withMessageContaining("the values and the strata to have one value a row each, found 2 and 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StratifiedCliffsDelta.estimate(new double[] {1, Double.NaN}, groups, new int[2]))
                .withMessageContaining("found NaN at row 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StratifiedCliffsDelta.estimate(new double[] {1}, groups, new int[1]))
                .withMessageContaining("the values and the mask");
    }
}
