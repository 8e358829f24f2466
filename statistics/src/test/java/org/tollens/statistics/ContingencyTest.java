package org.tollens.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.tollens.statistics.Reference.assertClose;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ContingencyTest {
    @Test
    void agreesWithScipy() {
        for (Reference expected : Reference.cases("contingency")) {
            long[][] counts = Arrays.stream(expected.draws("counts"))
                    .map(row -> Arrays.stream(row).asLongStream().toArray())
                    .toArray(long[][]::new);
            Contingency g = Contingency.gTest(counts);
            Contingency chiSquare = Contingency.chiSquare(counts);

            assertClose(g.statistic(), expected.number("g"));
            assertClose(g.p(), expected.number("gP"));
            assertClose(g.logP(), Math.log(expected.number("gP")));
            assertClose(chiSquare.statistic(), expected.number("chiSquare"));
            assertClose(chiSquare.p(), expected.number("chiSquareP"));
            assertThat(g.degreesOfFreedom()).isEqualTo(expected.integer("df"));
        }
    }

    @Test
    void evidenceBeyondTheSmallestDoubleKeepsItsLogarithm() {
        Contingency strong = Contingency.gTest(new long[][] {{10_000, 0}, {0, 10_000}});

        assertThat(strong.p()).isZero();
        assertThat(strong.logP()).isBetween(-13_880.0, -13_860.0);
        assertThat(Contingency.gTest(new long[][] {{5, 5}, {5, 5}}).p()).isCloseTo(1, within(1e-12));
        assertThat(Contingency.chiSquare(new long[][] {{5, 5}, {5, 5}}).logP()).isZero();
    }

    @Test
    void otherTablesAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Contingency.gTest(new long[][] {{1, 2}}))
                .withMessage("expected a table of at least 2 by 2, found 1 by 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Contingency.gTest(new long[0][0]))
                .withMessage("expected a table of at least 2 by 2, found 0 by 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Contingency.chiSquare(new long[][] {{1}, {2}}))
                .withMessage("expected a table of at least 2 by 2, found 2 by 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Contingency.chiSquare(new long[][] {{1, 2}, {1, 2, 3}}))
                .withMessage("expected 2 columns in each row, found 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Contingency.chiSquare(new long[][] {{1, -2}, {1, 2}}))
                .withMessage("expected counts of at least 0, found -2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Contingency.chiSquare(new long[][] {{0, 0}, {1, 2}}))
                .withMessage("expected no empty row, found one");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Contingency.gTest(new long[][] {{1, 0}, {1, 0}}))
                .withMessage("expected no empty column, found one");
    }
}
