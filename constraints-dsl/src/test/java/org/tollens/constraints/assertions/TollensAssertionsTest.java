package org.tollens.constraints.assertions;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tollens.constraints.assertions.TollensAssertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tollens.constraints.evidence.ClauseEvidence;
import org.tollens.constraints.evidence.Estimate;
import org.tollens.constraints.evidence.Evidence;
import org.tollens.constraints.evidence.Flag;
import org.tollens.constraints.evidence.FlagKind;
import org.tollens.constraints.evidence.Label;
import org.tollens.constraints.evidence.LayerEstimate;
import org.tollens.constraints.evidence.Verdict;
import org.tollens.constraints.evidence.VerdictKind;

class TollensAssertionsTest {

    private static Estimate estimate(double value, Label label) {
        return new Estimate(
                value,
                value - 0.03,
                value + 0.03,
                0.01,
                0.001,
                0.05,
                3000,
                60,
                label,
                true,
                false,
                0.07,
                0.01,
                Double.NaN);
    }

    private static final Verdict VERDICT = new Verdict(
            VerdictKind.PARTIAL,
            "Partial: 1 of 2 layers positive (50 %), at least 60 % needed.",
            "1 of 2 layers positive",
            List.of(new Flag(FlagKind.FEW_SOURCES, "6 sources")),
            new Evidence(
                    List.of(new ClauseEvidence(
                            "attention-concentration",
                            "what was compared",
                            "Cliff's delta",
                            List.of(
                                    new LayerEstimate(1, estimate(0.12, Label.POSITIVE), ""),
                                    new LayerEstimate(2, estimate(0.01, Label.NULL), "why")),
                            Map.of("overall", estimate(0.06, Label.POSITIVE)),
                            Map.of("change point", 3.0),
                            List.of())),
                    60,
                    3000,
                    0.01,
                    4999,
                    1,
                    "method",
                    List.of(),
                    List.of()));

    @Test
    void holdsForWhatIsSo() {
        assertThat(VERDICT).isPartial().because("at least 60 % needed").hasFlag("FEW_SOURCES");
        assertThat(VERDICT)
                .clause("attention-concentration")
                .layersSoftly(softly ->
                        softly.layer(1, EstimateAssert::isPositive).layers(2, 2, EstimateAssert::isNegligible))
                .hasFigureCloseTo("change point", 3, 0)
                .layer(1)
                .isPositive()
                .hasEstimateCloseTo(0.12, 1e-3)
                .hasIntervalContaining(0.1)
                .hasSelfLabelEstimateCloseTo(0.01, 1e-3);
        assertThat(VERDICT).decidingClause().overall().isPositive();
    }

    @Test
    void anotherVerdictIsShownWithItsSentenceAndLayers() {
        assertThatThrownBy(() -> assertThat(VERDICT).isPass())
                .isInstanceOf(AssertionError.class)
                .hasMessage(String.format("expected the verdict PASS, found PARTIAL%n"
                        + "because: Partial: 1 of 2 layers positive (50 %%), at least 60 %% needed.%n"
                        + "flags: FEW_SOURCES%n"
                        + "clause attention-concentration (Cliff's delta), estimate and interval:%n"
                        + "  overall                      +.060  [+.030, +.090]   POSITIVE%n"
                        + "  layer 1                      +.120  [+.090, +.150]   POSITIVE%n"
                        + "  layer 2                      +.010  [-.020, +.040]   NULL  (why)"));
        assertThatThrownBy(() -> assertThat(VERDICT).isFail()).hasMessageContaining("verdict FAIL, found PARTIAL");
        assertThatThrownBy(() -> assertThat(VERDICT).isInsufficient()).hasMessageContaining("INSUFFICIENT, found");
    }

    @Test
    void anotherReasonIsShown() {
        assertThatThrownBy(() -> assertThat(VERDICT).because("all of them"))
                .hasMessageStartingWith("expected a verdict because of \"all of them\", found PARTIAL");
    }

    @Test
    void flagsAreNamed() {
        assertThatThrownBy(() -> assertThat(VERDICT).hasFlag("CONFOUNDED"))
                .hasMessage("expected the flag CONFOUNDED, found [FEW_SOURCES]");
        assertThatThrownBy(() -> assertThat(VERDICT).hasNoFlags()).hasMessage("expected no flags, found [FEW_SOURCES]");
    }

    @Test
    void aWrongLayerIsMarkedInTheTable() {
        assertThatThrownBy(() -> assertThat(VERDICT).decidingClause().layer(2).isPositive())
                .hasMessageStartingWith(
                        "expected label POSITIVE, found NULL, at layer 2 of clause attention-concentration")
                .hasMessageContaining("\n> layer 2 ")
                .hasMessageContaining("\n  layer 1 ");
        assertThatThrownBy(() -> assertThat(VERDICT).decidingClause().layer(1).hasEstimateCloseTo(0.2, 0.001))
                .hasMessageStartingWith("expected estimate within .001 of +.200, found +.120, at layer 1");
        assertThatThrownBy(() -> assertThat(VERDICT).decidingClause().overall().hasIntervalContaining(0))
                .hasMessageStartingWith("expected interval with +.000 inside, found +.060 [+.030, +.090], at overall");
    }

    @Test
    void whatIsNotThereIsToldWithWhatIs() {
        assertThatThrownBy(() -> assertThat(VERDICT).clause("coupling"))
                .hasMessage("expected a clause coupling, found attention-concentration");
        assertThatThrownBy(() -> assertThat(VERDICT).decidingClause().layer(3))
                .hasMessage("expected a layer 3 in clause attention-concentration, found layers 1 to 2");
        assertThatThrownBy(() -> assertThat(VERDICT).decidingClause().overall("pooled"))
                .hasMessage("expected an effect \"pooled\" in clause attention-concentration, found overall");
        assertThatThrownBy(() -> assertThat(VERDICT).decidingClause().hasFigureCloseTo("W", 0, 0))
                .hasMessage("expected a figure \"W\" in clause attention-concentration, found change point");
        assertThatThrownBy(() -> assertThat(VERDICT).decidingClause().hasFigureCloseTo("change point", 5, 1))
                .hasMessageContaining("within 1 of 5, found 3.0");
    }

    @Test
    void softChecksTellOfAllFailuresAtOnce() {
        assertThatThrownBy(() -> assertThat(VERDICT).decidingClause().layersSoftly(softly -> softly.layers(
                                1, 2, EstimateAssert::isNegative)
                        .layer(1, EstimateAssert::isPositive)
                        .layer(9, EstimateAssert::isPositive)))
                .hasMessageStartingWith("3 of 4 checks failed in clause attention-concentration:")
                .hasMessageContaining("expected label NEGATIVE, found POSITIVE, at layer 1")
                .hasMessageContaining("expected label NEGATIVE, found NULL, at layer 2")
                .hasMessageContaining("expected a layer 9 in clause attention-concentration, found layers 1 to 2")
                .hasMessageContaining("\n> layer 1 ")
                .hasMessageContaining("\n> layer 2 ");
    }
}
