package org.tollens.reports.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tollens.constraints.evidence.ClauseEvidence;
import org.tollens.constraints.evidence.VerdictKind;
import org.tollens.reports.sample.ControlledSamples;
import org.tollens.reports.sample.Samples;
import org.tollens.reports.text.Parts.Part;

class PartsTest {
    @Test
    void readsEachPartsVerdictFromItsNote() {
        assertThat(Parts.of(ControlledSamples.parts()))
                .containsExactly(
                        new Part(
                                "C1",
                                VerdictKind.PARTIAL,
                                List.of("FEW_SOURCES", "TOKEN_DRIVEN"),
                                "5 of 16 layers positive, overall δ +.038"),
                        new Part("C2", VerdictKind.PARTIAL, List.of(), "pooled ρ -.153 up to block 5, +.121 after it"),
                        new Part("C3", VerdictKind.FAIL, List.of(), "W = .900 (p = .991)"));
    }

    @Test
    void keepsANoteThatNamesNoVerdictWhole() {
        ClauseEvidence clause = new ClauseEvidence(
                "joint", "", "", List.of(), Map.of(), Map.of("parts PASS", 1.0), List.of("Passes nothing by itself"));
        assertThat(Parts.areIn(clause)).isTrue();
        assertThat(Parts.of(clause)).isEmpty();
        assertThat(Parts.otherNotes(clause)).containsExactly("Passes nothing by itself");
    }

    @Test
    void seesNoPartsWhereAClauseHasEffects() {
        assertThat(Parts.areIn(Samples.attention())).isFalse();
        assertThat(Parts.areIn(Samples.depths())).isFalse();
    }
}
