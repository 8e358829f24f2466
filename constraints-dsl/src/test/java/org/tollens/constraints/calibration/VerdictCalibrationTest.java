package org.tollens.constraints.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tollens.constraints.evidence.VerdictKind;

/** The short form of {@link VerdictCalibrationLongTest}: the cells in which a wrong verdict is most likely. */
class VerdictCalibrationTest {
    private static final int SETS = 30;

    static List<VerdictCell> cells() {
        return List.of(
                VerdictCell.c1AlmostTrue(),
                VerdictCell.c2AlmostTrue(),
                VerdictCell.c2JustTrue(),
                VerdictCell.c3OnTheEdge());
    }

    @ParameterizedTest
    @MethodSource("cells")
    void aWrongVerdictIsRare(VerdictCell cell) {
        VerdictRates rates = VerdictRates.of(cell, SETS);

        assertThat(cell.wrong()).allSatisfy(kind -> assertThat(rates.of(kind))
                .as("%s, %s", cell.says(), rates)
                .isLessThanOrEqualTo(Bound.of(cell.level(), SETS)));
    }

    /** Without this a judge that never decides would pass. */
    @Test
    void aPlainEffectIsFound() {
        assertThat(VerdictRates.of(VerdictCell.c1Plain(), 10).of(VerdictKind.PASS))
                .isGreaterThan(0.8);
    }
}
