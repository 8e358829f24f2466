package org.tollens.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.tollens.statistics.Reference.assertClose;

import java.util.List;
import org.junit.jupiter.api.Test;

class VanElterenTest {
    @Test
    void agreesWithCoin() {
        List<Reference> data = Reference.cases("stratified-cliff");
        List<Reference> expected = Reference.cases("van-elteren");
        for (int k = 0; k < data.size(); k++) {
            Reference one = data.get(k);
            VanElteren test = VanElteren.test(one.numbers("values"), one.flags("inFirst"), one.integers("stratum"));

            assertClose(test.z(), expected.get(k).number("z"));
            assertClose(test.p(), expected.get(k).number("p"));
            assertThat(test.strata()).isLessThanOrEqualTo(one.integer("strata")).isPositive();
        }
    }

    @Test
    void strataThatSayNothingAreNotCounted() {
        double[] values = {1, 2, 3, 3, 5, 6, 7};
        boolean[] inFirst = {true, false, true, false, true, true, true};
        VanElteren test = VanElteren.test(values, inFirst, new int[] {0, 0, 1, 1, 2, 2, 5});

        assertThat(test.strata()).isEqualTo(1);
        assertThat(test.z()).isEqualTo(-1);
    }

    @Test
    void nothingToCompareIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VanElteren.test(new double[] {1, 1}, new boolean[] {true, false}, new int[2]))
                .withMessage("expected a stratum with rows of both groups and different values, found none of 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VanElteren.test(new double[] {1}, new boolean[] {true, false}, new int[1]))
                .withMessageContaining("the mask");
    }
}
