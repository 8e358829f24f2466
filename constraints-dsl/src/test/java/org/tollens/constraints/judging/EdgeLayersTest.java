package org.tollens.constraints.judging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tollens.constraints.Constraints.spearman;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tollens.constraints.evidence.ClauseEvidence;
import org.tollens.constraints.evidence.Estimate;
import org.tollens.constraints.evidence.Flag;
import org.tollens.constraints.evidence.FlagKind;
import org.tollens.constraints.evidence.Label;
import org.tollens.constraints.evidence.LayerEstimate;
import org.tollens.constraints.evidence.Verdict;
import org.tollens.constraints.evidence.VerdictKind;

class EdgeLayersTest {
    /** One letter a layer: + positive, - negative, 0 null, ? unresolved. */
    private static ClauseEvidence evidence(String labels) {
        List<LayerEstimate> layers = new ArrayList<>();
        for (int l = 0; l < labels.length(); l++) {
            Label label =
                    switch (labels.charAt(l)) {
                        case '+' -> Label.POSITIVE;
                        case '-' -> Label.NEGATIVE;
                        case '0' -> Label.NULL;
                        default -> Label.UNRESOLVED;
                    };
            double nan = Double.NaN;
            layers.add(new LayerEstimate(
                    l + 1, new Estimate(0, 0, 0, 0, 0, 0.05, 1, 1, label, true, true, nan, nan, nan), ""));
        }
        return new ClauseEvidence("id", "", "Spearman rho", layers, Map.of(), Map.of(), List.of());
    }

    @ParameterizedTest
    @CsvSource({
        "-?++++, the only negative layer is block 1",
        "+-----, the only positive layer is block 1",
        "----0+, the only positive layer is block 6",
        "++?0--, ''",
        "+++++-, the only negative layer is block 6",
        "?-++++, ''",
        "-----+, the only positive layer is block 6",
        "-+++--, ''",
        "-++++-, ''",
        "++++++, ''",
        "??????, ''"
    })
    void onlyOneSignAtOneEnd(String labels, String because) {
        assertThat(EdgeLayers.flag(evidence(labels)).map(Flag::because).orElse(""))
                .isEqualTo(because);
    }

    @Test
    void flagsAReversalOfTheFirstBlockAlone() {
        Verdict verdict = Judge.judge(
                Claims.c2(Claims.quick("C2", Claims.COUPLING)),
                new Designed()
                        .coupling((layer, row) -> layer == 1 ? -0.6 : 0.6, (layer, row) -> 0)
                        .columns());
        assertThat(verdict.kind()).isEqualTo(VerdictKind.PARTIAL);
        assertThat(verdict.flagIds()).containsExactly("FEW_SOURCES", "EDGE_LAYER_ONLY");
        assertThat(verdict.flags().get(1).because()).isEqualTo("the only negative layer is block 1");
    }

    @Test
    void flagsCorrelationsThatAffirmOnly() {
        Verdict comparison = Judge.judge(
                Claims.c1(Claims.quick("C1", Claims.ATTENTION)),
                new Designed()
                        .layers(4)
                        .attention((layer, row) -> layer == 1 ? row.error() : 0)
                        .columns());
        assertThat(comparison.kind()).as(comparison.because()).isEqualTo(VerdictKind.PARTIAL);
        assertThat(comparison.has(FlagKind.EDGE_LAYER_ONLY)).isFalse();
        Verdict failed = Judge.judge(
                Claims.c2(Claims.quick("C2", Claims.COUPLING.by(spearman().withFloor(0.2)))),
                new Designed()
                        .coupling((layer, row) -> layer == 1 ? 0.6 : 0, (layer, row) -> 0)
                        .columns());
        assertThat(failed.kind()).as(failed.because()).isEqualTo(VerdictKind.FAIL);
        assertThat(failed.has(FlagKind.EDGE_LAYER_ONLY)).isFalse();
    }
}
