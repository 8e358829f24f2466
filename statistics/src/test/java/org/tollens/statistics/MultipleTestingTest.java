package org.tollens.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.tollens.statistics.Reference.assertClose;

import org.junit.jupiter.api.Test;

class MultipleTestingTest {
    @Test
    void adjustmentsAgreeWithR() {
        for (Reference expected : Reference.cases("p-adjust")) {
            double[] p = expected.numbers("p");
            assertClose(Holm.adjust(p), expected.numbers("holm"));
            assertClose(FalseDiscovery.benjaminiHochberg(p), expected.numbers("hochberg"));
            assertClose(FalseDiscovery.benjaminiYekutieli(p), expected.numbers("yekutieli"));
        }
        assertThat(FalseDiscovery.benjaminiHochberg(new double[0])).isEmpty();
    }

    @Test
    void valuesThatAreNoPValuesAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FalseDiscovery.benjaminiHochberg(new double[] {0.1, Double.NaN}))
                .withMessage("expected p-values in [0, 1], found NaN at test 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FalseDiscovery.benjaminiYekutieli(new double[] {-0.1}))
                .withMessage("expected p-values in [0, 1], found -0.1 at test 0");
    }
}
