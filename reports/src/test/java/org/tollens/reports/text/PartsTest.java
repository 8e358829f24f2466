package org.tollens.reports.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tollens.constraints.evidence.ClauseEvidence;
import org.tollens.constraints.evidence.VerdictKind;
import org.tollens.reports.sample.ControlledSamples;
import org.tollens.reports.sample.Samples;
import org.tollens.reports.text.Parts.Part;

class PartsTest {
    @Test
    void readsEachPartsVerdictFromItsNote() {
        assertThat(Parts.of(ControlledSamples.parts()).stream().map(Part::kind))
                .containsExactly(
                        Optional.of(VerdictKind.PARTIAL),
                        Optional.of(VerdictKind.PARTIAL),
                        Optional.of(VerdictKind.FAIL));
    }

    @Test
    void keepsANoteThatNamesNoVerdictWhole() {
        ClauseEvidence clause = new ClauseEvidence(
                "joint", "", "", List.of(), Map.of(), Map.of("parts PASS", 1.0), List.of("Passes nothing by itself"));
        assertThat(Parts.areIn(clause)).isTrue();
        assertThat(Parts.of(clause)).containsExactly(new Part("", Optional.empty(), "Passes nothing by itself"));
    }

    @Test
    void seesNoPartsWhereAClauseHasEffects() {
        assertThat(Parts.areIn(Samples.attention())).isFalse();
        assertThat(Parts.areIn(Samples.depths())).isFalse();
    }
}
