package org.tollens.constraints.judging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.tollens.constraints.Constraints.*;
import static org.tollens.constraints.rule.Conditions.*;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.tollens.constraints.Constraint;
import org.tollens.constraints.Ruling;
import org.tollens.constraints.clause.Level;
import org.tollens.constraints.clause.Quantity;
import org.tollens.constraints.evidence.ClauseEvidence;
import org.tollens.constraints.evidence.ControlEvidence;
import org.tollens.constraints.evidence.Estimate;
import org.tollens.constraints.evidence.FlagKind;
import org.tollens.constraints.evidence.Label;
import org.tollens.constraints.evidence.Verdict;
import org.tollens.constraints.evidence.VerdictKind;
import org.tollens.constraints.observable.Axes;
import org.tollens.constraints.observable.Observable;
import org.tollens.constraints.observable.Observables;

class LevelVerdictTest {
    private static final Observable MINE = Observable.of("my_own_measure", Axes.LAYER_POSITION, "bits");
    private static final Planted STUDY = Planted.nothing().layers(8).sized(40, 40);

    private static final Level LEVEL =
            averaging(observable(MINE)).at(allPositions()).comparedWith(3).withFloor(0.2);

    static Constraint claim(Ruling ruling) {
        return ruling.passesWhen(
                        overall().isPositive(), atLeast(0.50).ofLayers().arePositive())
                .isPartialWhen(atLeastLayers(1).arePositive())
                .failsWhen(
                        anyOf(overall().isNegative(), fewerThan(0.50).ofLayers().canReachPositive()));
    }

    private static Constraint claim() {
        return claim(Claims.quick("The level is above three bits", LEVEL));
    }

    /** Attention noise (mean 0, a quarter of the variance common to a document) shifted by so much at each block. */
    private static SyntheticColumns columns(IntToDoubleFunction mean) {
        SyntheticColumns columns = STUDY.columns();
        return columns.with(MINE, shifted(columns, mean));
    }

    private static double[][] shifted(SyntheticColumns columns, IntToDoubleFunction mean) {
        double[][] values = new double[8][];
        for (int l = 1; l <= 8; l++) {
            double shift = mean.applyAsDouble(l);
            values[l - 1] = Arrays.stream(columns.values(Observables.ATTENTION_CONCENTRATION, l))
                    .map(v -> v + shift)
                    .toArray();
        }
        return values;
    }

    @Test
    void passesWhereTheMeanIsAboveTheReference() {
        SyntheticColumns columns = columns(l -> l <= 6 ? 4 : 3);
        Verdict verdict = Judge.judge(claim(), columns);
        assertThat(verdict.kind()).as(verdict.because()).isEqualTo(VerdictKind.PASS);
        ClauseEvidence clause = verdict.evidence().clauses().get(0);
        assertThat(clause.count(Label.POSITIVE)).isEqualTo(6);
        double[] values = columns.values(MINE, 2);
        double mean = Arrays.stream(values).average().orElseThrow();
        Estimate second = clause.layers().get(1).estimate();
        assertThat(second.value()).isCloseTo(mean - 3, within(1e-12));
        // The standard error of equal clusters is that of their means.
        double[] ofDocuments = new double[40];
        for (int row = 0; row < values.length; row++) {
            ofDocuments[row / 40] += values[row] / 40;
        }
        double squares =
                Arrays.stream(ofDocuments).map(v -> (v - mean) * (v - mean)).sum();
        assertThat(second.standardError()).isCloseTo(Math.sqrt(squares / 39 / 40), within(1e-12));
        assertThat(second.ciLow()).isLessThan(mean - 3).isPositive();
        assertThat(clause.layers().get(1).note()).isEqualTo("mean %.3f bits".formatted(mean));
        assertThat(clause.effect()).isEqualTo("mean minus 3 bits");
        assertThat(clause.figures()).containsEntry("reference", 3.0);
        assertThat(clause.figures().get("mean over layers")).isCloseTo(3.75, within(0.3));
        assertThat(verdict.because())
                .startsWith("Pass: overall mean minus 3 bits = +")
                .contains("6 of 8 layers positive");
        assertThat(verdict.keyFigure()).startsWith("6 of 8 layers above the reference, mean over layers 3.");
        assertThat(clause.notes()).isEmpty();
    }

    @Test
    void theOverallEffectIsTheMeanOverLayers() {
        SyntheticColumns columns = columns(l -> l);
        ClauseEvidence clause =
                Judge.judge(claim(), columns).evidence().clauses().get(0);
        double mean = clause.layers().stream()
                .mapToDouble(layer -> layer.estimate().value())
                .average()
                .orElseThrow();
        assertThat(Claims.effect(clause, "overall").value()).isCloseTo(mean, within(1e-12));
        assertThat(mean).isCloseTo(1.5, within(0.2));
    }

    @Test
    void isPartialFailsOrStaysOpenAsTheDataSay() {
        assertThat(Judge.judge(claim(), columns(l -> l == 3 ? 4 : 2.5)).kind()).isEqualTo(VerdictKind.PARTIAL);
        Verdict fail = Judge.judge(claim(), columns(l -> 2));
        assertThat(fail.kind()).isEqualTo(VerdictKind.FAIL);
        assertThat(fail.because()).contains("(negative)");
        Verdict open = Judge.judge(claim(), columns(l -> 3.05));
        assertThat(open.kind()).as(open.because()).isEqualTo(VerdictKind.INSUFFICIENT);
        assertThat(open.because()).startsWith("Insufficient: unresolved");
    }

    @Test
    void aMeanAtTheReferenceIsShownToBeThere() {
        ClauseEvidence clause = Judge.judge(
                        claim(Claims.quick(
                                "x",
                                averaging(observable(MINE))
                                        .at(allPositions())
                                        .comparedWith(3)
                                        .withFloor(0.6))),
                        columns(l -> 3))
                .evidence()
                .clauses()
                .get(0);
        assertThat(clause.count(Label.NULL)).isEqualTo(8);
    }

    @Test
    void onlyTheBlocksThatAreAskedAboutCount() {
        Level from = averaging(observable(MINE))
                .at(allPositions())
                .fromBlock(5)
                .withoutTheLastBlocks(1)
                .comparedWith(3)
                .withFloor(0.2);
        assertThat(from.describe()).contains("in each block from 5 on without the last 1");
        // Blocks 1 to 4 and 8 lack what is claimed, and block 8 isn't even a number.
        SyntheticColumns columns = columns(l -> l >= 5 && l < 8 ? 4 : 0);
        Verdict verdict = Judge.judge(claim(Claims.quick("x", from)), columns);
        assertThat(verdict.kind()).as(verdict.because()).isEqualTo(VerdictKind.PASS);
        assertThat(verdict.keyFigure()).startsWith("3 of 3 layers above the reference");
        ClauseEvidence clause = verdict.evidence().clauses().get(0);
        assertThat(clause.layers()).hasSize(8);
        assertThat(clause.layers().get(0).note()).isEqualTo("not asked about");
        assertThat(Judge.judge(claim(), columns).kind()).isNotEqualTo(VerdictKind.PASS);

        Level none = averaging(observable(MINE))
                .at(allPositions())
                .fromBlock(9)
                .comparedWith(3)
                .withFloor(0.2);
        assertThat(Judge.judge(claim(Claims.quick("x", none)), columns).because())
                .startsWith("Insufficient: 0 documents have all positions with my own measure");
    }

    @Test
    void changesAcrossTheBlockAndLabelsTakePart() {
        Quantity change = lensSurprisal().changeAcrossTheBlock();
        Level level = averaging(change).at(incorrectPositions()).comparedWith(0).withFloor(0.05);
        assertThat(level.dependsOnTheLabel()).isTrue();
        Constraint claim = claim(Claims.quick("Surprisal changes at every block", level)
                .alsoCheckedAgainst(selfLabels())
                .alsoCheckedAgainst(tokenTypes()));
        Verdict verdict = Judge.judge(claim, STUDY.sized(60, 60).columns());
        assertThat(verdict.evidence().controls())
                .extracting(ControlEvidence::id)
                .containsExactly("self-labels", "token-types");
        assertThat(Claims.effect(verdict).selfLabels()).isCloseTo(0, within(0.05));
    }

    @Test
    void randomWeightsRaiseNoFloorButMayReachTheVerdictToo() {
        Constraint claim = claim(Claims.quick("x", LEVEL).alsoCheckedAgainst(randomWeights()));
        assertThat(claim.requiresOnRandomWeights()).containsExactly(MINE);
        SyntheticColumns columns = columns(l -> 4);
        Verdict low = Judge.judge(claim, columns.besides(List.of(columns(l -> 0))));
        assertThat(low.kind()).isEqualTo(VerdictKind.PASS);
        assertThat(low.has(FlagKind.CONTROL_ALSO_PASSES)).isFalse();
        assertThat(Claims.effect(low).controlBound()).isNaN();
        assertThat(low.evidence().controls().get(0).finding())
                .isEqualTo("on 1 random initialisations the rule gives fail");
        Verdict high = Judge.judge(claim, columns.besides(List.of(columns(l -> 5))));
        assertThat(high.has(FlagKind.CONTROL_ALSO_PASSES)).isTrue();
    }

    @Test
    void refusesWhatHasNoMeaning() {
        assertThatThrownBy(() -> averaging(observable(MINE))
                        .at(allPositions())
                        .comparedWith(3)
                        .withFloor(0))
                .hasMessageContaining("expected a floor of the mean of my own measure above 0");
        assertThatThrownBy(() -> averaging(observable(MINE))
                        .at(allPositions())
                        .comparedWith(Double.NaN)
                        .withFloor(0.1))
                .hasMessageContaining("expected a finite reference value");
        assertThatThrownBy(() -> averaging(observable(MINE)).at(allPositions()).fromBlock(0))
                .hasMessageContaining("blocks are numbered from 1");
        assertThatThrownBy(() -> Claims.quick("x", LEVEL)
                        .alsoCheckedAgainst(selfLabels())
                        .passesWhen(overall().isPositive())
                        .failsWhen(overall().isNegative()))
                .hasMessageContaining("expected a claim that the next token has a part in");
    }
}
