package org.tollens.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.tollens.statistics.Reference.assertClose;

import java.util.List;
import org.junit.jupiter.api.Test;

class AucTest {
    @Test
    void agreesWithObuchowskisFormulaAndPRoc() {
        List<Reference> cases = Reference.cases("auc");
        List<Reference> delong = Reference.cases("delong");
        for (int k = 0; k < cases.size(); k++) {
            Reference one = cases.get(k);
            double[] values = one.numbers("values");
            boolean[] inFirst = one.flags("inFirst");
            int clusters = one.integer("clusters");

            assertClose(Auc.estimate(values, inFirst).estimate(), one.number("auc"));
            assertClose(Auc.estimate(values, inFirst).estimate(), delong.get(k).number("auc"));
            assertClose(Auc.deLongError(values, inFirst), delong.get(k).number("error"));
            assertClose(
                    Auc.obuchowskiError(values, inFirst, one.integers("cluster"), clusters), one.number("obuchowski"));
            double linear = ClusterSums.of(Auc.estimate(values, inFirst), one.integers("cluster"), clusters)
                    .standardError();
            assertThat(linear / one.number("obuchowski")).isBetween(0.95, 1.02);
        }
    }

    @Test
    void tooFewRowsGiveNoError() {
        double[] values = {1, 2, 3};
        boolean[] inFirst = {true, false, false};

        assertThat(Auc.deLongError(values, inFirst)).isNaN();
        assertThat(Auc.obuchowskiError(values, inFirst, new int[] {0, 1, 2}, 3)).isNaN();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Auc.obuchowskiError(values, inFirst, new int[2], 3))
                .withMessageContaining("the cluster indices");
    }
}
