package org.tollens.statistics.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Intervals over documents and token types together, whose effects are both redrawn in each data set. */
@Tag("long")
class TwoWayCalibrationLongTest {
    private static final int SETS = Integer.getInteger("calibration.sets", 10_000);

    private static final List<TwoWayDesign> DESIGNS = List.of(
            new TwoWayDesign(100, 12, 100, false, 0.1, 0.3, 0),
            new TwoWayDesign(100, 12, 300, true, 0.1, 0.3, 0),
            new TwoWayDesign(30, 40, 300, true, 0.3, 0.1, 0),
            new TwoWayDesign(100, 12, 300, true, 0.05, 0.05, 0),
            new TwoWayDesign(100, 12, 300, true, 0.1, 0.3, 0.05));

    @Test
    void twoWayIntervals() {
        Table table = new Table(
                "two-way",
                "effect",
                "documents",
                "rows",
                "types",
                "frequencies",
                "shared by a document",
                "by a type",
                "θ",
                "sets",
                "V_doc by SE²",
                "G*",
                "above θ",
                "below θ",
                "an interval misses θ",
                "the pooled misses",
                "over documents alone one misses");
        List<String> excesses = new ArrayList<>();
        for (TwoWayDesign design : DESIGNS) {
            for (Effect effect : List.of(Effect.CLIFF, Effect.SPEARMAN)) {
                TwoWayRates rates = TwoWayRates.of(effect, design, SETS);
                table.row(
                        effect,
                        design.documents(),
                        design.documents() * design.rows(),
                        design.types(),
                        design.zipf() ? "Zipf" : "equal",
                        design.ofDocuments(),
                        design.ofTypes(),
                        design.theta(),
                        rates.sets(),
                        rates.documentShare(),
                        rates.effectiveTypes(),
                        rates.above(),
                        rates.below(),
                        rates.misses(),
                        rates.meanMisses(),
                        rates.oneWayMisses());
                if (Math.max(rates.above(), rates.below()) > Bounds.of(LabelRates.LEVEL, rates.sets())) {
                    excesses.add(effect + ", " + design + ": " + rates);
                }
            }
        }
        assertThat(excesses).isEmpty();
    }
}
