package org.tollens.constraints.judging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tollens.constraints.Constraints.*;
import static org.tollens.constraints.observable.Observables.LENS_TOP1;
import static org.tollens.constraints.rule.Conditions.*;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tollens.constraints.Constraint;
import org.tollens.constraints.Ruling;
import org.tollens.constraints.clause.Clause;
import org.tollens.constraints.clause.Comparison;
import org.tollens.constraints.clause.Correlation;
import org.tollens.constraints.clause.Interaction;
import org.tollens.constraints.evidence.ControlEvidence;
import org.tollens.constraints.evidence.Flag;
import org.tollens.constraints.evidence.FlagKind;
import org.tollens.constraints.evidence.Label;
import org.tollens.constraints.evidence.Verdict;
import org.tollens.constraints.evidence.VerdictKind;
import org.tollens.constraints.judging.Designed.Effect;
import org.tollens.constraints.observable.Axes;
import org.tollens.constraints.observable.Observable;
import org.tollens.constraints.observable.Observables;

/** Data that carry no verdict, for every form of a claim: each is insufficient, says why, and nothing is thrown. */
class HardGateTest {
    private static final Effect REVERSED = (layer, row) -> layer <= 8 ? -0.6 : 0.6;

    /** Sixteen blocks, in which every claim has what it claims. */
    private static Designed study() {
        return new Designed()
                .layers(16)
                .sized(40, 32)
                .attention((layer, row) -> (layer == 8 ? 1.5 : 0.5) * row.error())
                .coupling(REVERSED, (layer, row) -> 0)
                .product((layer, row) -> 0.4 * row.error(), (layer, row) -> 0);
    }

    /** Each kind of clause, literal and robust, with every control that fits it. */
    private static Map<String, Constraint> claims() {
        Interaction interaction = Claims.INTERACTION.by(
                Claims.INTERACTION.effect().inCellsOfAtLeast(20, 10).withFloor(0.05));
        Comparison within = Claims.ATTENTION.by(cliffsDelta().within(positionBins(4), outputEntropyBins(2)));
        Comparison excess = Claims.ATTENTION.by(cliffsDelta().inExcessOfSelfLabels());
        Correlation coupling = Claims.COUPLING.by(spearman().inExcessOfSelfLabels());
        Map<String, Constraint> claims = new LinkedHashMap<>();
        claims.put("comparison", Claims.c1(ruling(Claims.ATTENTION)));
        claims.put("stratified comparison", Claims.c1(ruling(within)));
        claims.put("stratified, over token types", Claims.c1(twoWay(within)));
        claims.put("excess of a comparison", Claims.c1(ruling(excess)));
        claims.put(
                "stratified excess", Claims.c1(ruling(within.by(within.effect().inExcessOfSelfLabels()))));
        claims.put("correlation", Claims.c2(ruling(Claims.COUPLING)));
        claims.put("Pearson's correlation", Claims.c2(ruling(Claims.COUPLING.by(pearson()))));
        claims.put(
                "partial correlation",
                Claims.c2(ruling(
                        Claims.COUPLING.by(spearman().given(lensSurprisal().beforeTheBlock())))));
        claims.put("excess of a correlation, over token types", Claims.c2(twoWay(coupling)));
        claims.put("convergence", Claims.c3(ruling(Claims.DEPTHS)));
        claims.put("level", Claims.c1(ruling(Claims.LEVEL)));
        claims.put("interaction", Claims.c4(ruling(interaction)));
        claims.put(
                "excess of an interaction, over token types",
                Claims.c4(twoWay(interaction.by(interaction.effect().inExcessOfSelfLabels()))));
        return claims;
    }

    private static Ruling ruling(Clause clause) {
        return controlled(Claims.quick("x", clause), clause);
    }

    private static Ruling twoWay(Clause clause) {
        return controlled(Claims.quick("x", clause).withIntervalsOverDocumentsAndTokenTypes(), clause);
    }

    private static Ruling controlled(Ruling ruling, Clause clause) {
        Ruling more = ruling.alsoCheckedAgainst(tokenTypes());
        if (!clause.isExcess()) {
            more = more.alsoCheckedAgainst(selfLabels()).alsoCheckedAgainst(randomWeights());
        }
        return clause.isPermutable() ? more.alsoCheckedAgainst(permutedLabels(19)) : more;
    }

    static Stream<Named<Constraint>> every() {
        return claims().entrySet().stream().map(claim -> Named.of(claim.getKey(), claim.getValue()));
    }

    /** Insufficient, whose sentence and key figure say why, without flags of controls. */
    private static String reason(Constraint claim, SyntheticColumns columns) {
        Verdict verdict = Judge.judge(claim, columns);
        assertThat(verdict.kind()).as(verdict.because()).isEqualTo(VerdictKind.INSUFFICIENT);
        assertThat(verdict.flags()).extracting(Flag::kind).containsOnly(FlagKind.FEW_SOURCES);
        assertThat(verdict.because()).startsWith("Insufficient: ").endsWith(".").doesNotContain("unresolved");
        assertThat(verdict.because().substring("Insufficient: ".length())).startsWith(verdict.keyFigure());
        return verdict.because();
    }

    @ParameterizedTest
    @MethodSource("every")
    void theStudyItselfCarriesAVerdict(Constraint claim) {
        Verdict verdict = Judge.judge(claim, study().columns());
        assertThat(verdict.because())
                .startsWith(verdict.kind() == VerdictKind.INSUFFICIENT ? "Insufficient: unresolved" : "");
        assertThat(verdict.evidence().controls()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("every")
    void fiveDocuments(Constraint claim) {
        SyntheticColumns columns = study().sized(5, 256).columns();
        assertThat(reason(claim, columns)).contains("5 documents have ").contains("at least 30 needed");
        Verdict verdict = Judge.judge(claim, columns);
        assertThat(verdict.evidence().controls()).isEmpty();
        assertThat(verdict.evidence().clauses())
                .flatExtracting(clause -> clause.layers())
                .allSatisfy(layer -> {
                    assertThat(layer.estimate().ciLow()).isNaN();
                    assertThat(layer.estimate().label()).isEqualTo(Label.UNRESOLVED);
                });
        assertThat(verdict.evidence().method()).isEqualTo("Estimates without intervals: fewer than 10 documents");
    }

    @ParameterizedTest
    @MethodSource("every")
    void anEmptyPopulation(Constraint claim) {
        // Where the model is always right there are no errors, and where it is always wrong nothing to compare them
        // with.
        assertThat(reason(claim, study().errors(row -> 0).columns())).contains("0 documents have incorrect positions");
        if (claim.clause() instanceof Comparison) {
            assertThat(reason(claim, study().errors(row -> 1).columns()))
                    .contains("0 documents have correct positions");
        }
    }

    @ParameterizedTest
    @MethodSource("every")
    void oneTokenTypeOnly(Constraint claim) {
        assertThat(reason(claim, study().tokens(random -> 7).columns()))
                .contains("1 token type at the ")
                .contains("at least 10 needed: words are a sample too");
    }

    @ParameterizedTest
    @MethodSource("every")
    void allValuesEqual(Constraint claim) {
        SyntheticColumns columns = study().columns()
                .filled(Observables.ATTENTION_CONCENTRATION, 0.5)
                .filled(Observables.LENS_ENTROPY, 2);
        assertThat(reason(claim, columns))
                .containsPattern("no comparison at any layer: attention concentration is \\.500 at all \\d+ positions"
                        + "|no mean in each layer: attention concentration is \\.500 at all \\d+ positions"
                        + "|no correlation at layer 1: lens entropy before the block is 2\\.000 at all \\d+ positions"
                        + "|0 of 16 layers have at least 20 positions and 10 documents in every cell");
    }

    @ParameterizedTest
    @MethodSource("every")
    void aNumberThatIsNone(Constraint claim) {
        SyntheticColumns columns = study().columns();
        // A stratum of output entropy reads the last depth; what comes before a block never does.
        int layer = claim.clause() instanceof Comparison ? 16 : 15;
        for (Observable observable : claim.clause().requires()) {
            for (double value : List.of(Double.NaN, Double.NEGATIVE_INFINITY)) {
                int at = observable.axes() == Axes.POSITION ? 0 : observable.equals(LENS_TOP1) ? 16 : layer;
                assertThat(reason(claim, columns.with(observable, at, 37, value)))
                        .startsWith("Insufficient: " + observable.key())
                        .contains(" has 1 values that are NaN or infinite, the first in document doc-1 at position 13");
            }
        }
        assertThat(reason(claim, columns.with(Observables.TOKEN, 0, 37, Double.NaN)))
                .contains("token has 1 values that are NaN or infinite");
    }

    @Test
    void strataWithOneMember() {
        // Every position is a stratum of its own: nothing is alike in it.
        Comparison within = Claims.ATTENTION.by(cliffsDelta().within(positionBins(1000), outputEntropyBins(1000)));
        SyntheticColumns columns = study().columns();
        String reason = reason(Claims.c1(Claims.quick("x", within)), columns);
        assertThat(reason)
                .matches("Insufficient: \\d documents have incorrect positions in strata that have both groups \\(\\d"
                        + " strata, within 1000 bins of position x 1000 bins of output entropy\\), at least 30 needed; \\d"
                        + " incorrect positions in strata .*");
        Comparison excess = within.by(within.effect().inExcessOfSelfLabels());
        assertThat(reason(Claims.c1(Claims.quick("x", excess)), columns)).contains(" strata that have both groups (");
        assertThat(reason(Claims.c1(Claims.quick("x", within).withIntervalsOverDocumentsAndTokenTypes()), columns))
                .contains(" strata that have both groups (");
    }

    @Test
    void strataOfASignalThatConverges() {
        Comparison within = Claims.ATTENTION.by(cliffsDelta().within(positionBins(1000), outputEntropyBins(1000)));
        Constraint claim = Claims.c3(Claims.quick(
                "x", convergenceOf(within, Claims.COUPLING, highestInteriorPeakOf(skipLoss(), allPositions()))));
        assertThat(reason(claim, study().columns())).contains("incorrect positions in strata that have both groups (");
    }

    @Test
    void tooFewBlocks() {
        assertThat(reason(
                        Claims.c1(Claims.quick("x", Claims.ATTENTION)),
                        study().layers(2).columns()))
                .contains("2 blocks leave no room for two sides of 1");
        assertThat(reason(
                        Claims.c2(Claims.quick("x", Claims.COUPLING)),
                        study().layers(3).columns()))
                .contains("3 blocks leave no room for two sides of 2");
        assertThat(reason(
                        Claims.c3(Claims.quick("x", Claims.DEPTHS).needsAtLeastLayers(2)),
                        study().layers(3).columns()))
                .contains("3 blocks leave no room for two sides of 2");
        for (int layers : new int[] {3, 4}) {
            Clause clause = layers == 3 ? Claims.ATTENTION : Claims.COUPLING;
            Constraint claim =
                    layers == 3 ? Claims.c1(Claims.quick("x", clause)) : Claims.c2(Claims.quick("x", clause));
            assertThat(Judge.judge(claim, study().layers(layers).columns()).because())
                    .doesNotContain("leave no room");
        }
    }

    @Test
    void anExcessNeedsBothLabels() {
        // The sampled labels are never wrong, so there is nothing to subtract.
        SyntheticColumns columns = study().columns().filled(Observables.SELF_LABEL, 1);
        for (String name : List.of(
                "excess of a comparison",
                "stratified excess",
                "excess of a correlation, over token types",
                "excess of an interaction, over token types")) {
            Constraint claim = java.util.Objects.requireNonNull(claims().get(name));
            assertThat(reason(claim, columns))
                    .contains("0 documents have incorrect positions by the model's own sampled labels with ");
        }
        Constraint plain = java.util.Objects.requireNonNull(claims().get("comparison"));
        Verdict verdict = Judge.judge(plain, columns);
        assertThat(verdict.kind()).isEqualTo(VerdictKind.PASS);
        ControlEvidence self = verdict.evidence().controls().get(1);
        assertThat(self.id()).isEqualTo("self-labels");
        assertThat(self.verdict()).contains(VerdictKind.INSUFFICIENT);
        assertThat(verdict.has(FlagKind.EXPLAINED_BY_SELF_LABELS)).isFalse();
    }

    @Test
    void aStrataCellCountsForTheSampledLabelsToo() {
        SyntheticColumns columns = study().columns();
        Comparison within =
                Claims.ATTENTION.by(cliffsDelta().within(positionBins(4)).inExcessOfSelfLabels());
        // Sampled labels err in the second half of the window only, and do nothing else there.
        double[][] label = {new double[columns.rows()]};
        for (int row = 0; row < label[0].length; row++) {
            label[0][row] = columns.positionOfRow()[row] < 24 ? 1 : 2;
        }
        assertThat(reason(Claims.c1(Claims.quick("x", within)), columns.with(Observables.SELF_LABEL, label)))
                .contains("0 incorrect positions by the model's own sampled labels in strata that have both groups (0"
                        + " strata, within 4 bins of position)");
    }

    @Test
    void gatesAreTheConstraintsOwn() {
        SyntheticColumns columns = study().columns();
        assertThat(reason(Claims.c1(Claims.quick("x", Claims.ATTENTION).needsAtLeastDocuments(41)), columns))
                .isEqualTo("Insufficient: 40 documents have incorrect positions with attention concentration, at least"
                        + " 41 needed; 40 documents have correct positions with attention concentration, at least 41"
                        + " needed.");
        assertThat(reason(Claims.c1(Claims.quick("x", Claims.ATTENTION).needsAtLeastLayers(17)), columns))
                .isEqualTo("Insufficient: 16 blocks, at least 17 needed.");
        assertThat(reason(Claims.c1(Claims.quick("x", Claims.ATTENTION).needsAtLeastTokenTypes(61)), columns))
                .startsWith("Insufficient: 60 token types at the incorrect positions with attention concentration, at"
                        + " least 61 needed: words are a sample too; 60 token types at the correct positions");
        int errors = Frame.count(not(new Frame(columns).correct(Reading.PLAIN)));
        int fewer = Math.min(errors, columns.rows() - errors);
        assertThat(reason(Claims.c1(Claims.quick("x", Claims.ATTENTION).needsAtLeastPositions(fewer + 1)), columns))
                .contains("correct positions with attention concentration, at least " + (fewer + 1) + " needed");
        for (Ruling enough : List.of(
                Claims.quick("x", Claims.ATTENTION).needsAtLeastDocuments(40),
                Claims.quick("x", Claims.ATTENTION).needsAtLeastLayers(16),
                Claims.quick("x", Claims.ATTENTION).needsAtLeastTokenTypes(60),
                Claims.quick("x", Claims.ATTENTION).needsAtLeastPositions(fewer))) {
            assertThat(Judge.judge(Claims.c1(enough), columns).kind()).isEqualTo(VerdictKind.PASS);
        }
    }

    private static boolean[] not(boolean[] flags) {
        boolean[] others = new boolean[flags.length];
        for (int row = 0; row < others.length; row++) {
            others[row] = !flags[row];
        }
        return others;
    }

    @Test
    void betweenTenAndThirtyDocumentsControlsArePrintedAndFlagNothing() {
        Constraint claim = java.util.Objects.requireNonNull(claims().get("comparison"));
        Verdict ten = Judge.judge(claim, study().sized(10, 140).columns());
        assertThat(ten.kind()).isEqualTo(VerdictKind.INSUFFICIENT);
        assertThat(ten.evidence().controls()).isNotEmpty();
        assertThat(ten.flagIds()).containsExactly("FEW_SOURCES");
        assertThat(ten.evidence().clauses().get(0).layers())
                .noneMatch(layer -> Double.isNaN(layer.estimate().ciLow()));
        Verdict nine = Judge.judge(claim, study().sized(9, 150).columns());
        assertThat(nine.evidence().controls()).isEmpty();
        assertThat(nine.evidence().clauses().get(0).layers())
                .allMatch(layer -> Double.isNaN(layer.estimate().ciLow()));
    }

    @Test
    void aRuleThatCanNeverBeMetIsRefused() {
        for (Clause clause : List.of(
                Claims.ATTENTION.by(cliffsDelta().inExcessOfSelfLabels()),
                Claims.ATTENTION.by(cliffsDelta().within(positionBins(4))),
                Claims.INTERACTION)) {
            Ruling ruling = Claims.quick("x", clause).withIntervalsOverDocumentsAndTokenTypes();
            assertThatThrownBy(() -> ruling.passesWhen(
                                    overall().isPositive(), overall().isNegative())
                            .failsWhen(overall().isNull()))
                    .hasMessageContaining("passesWhen can never be met");
        }
        assertThatThrownBy(() -> Claims.quick("x", Claims.COUPLING.by(spearman().inExcessOfSelfLabels()))
                        .passesWhen(signChanges().areAtLeast(4), signChanges().areAtMost(1))
                        .failsWhen(signChanges().areAtLeast(5)))
                .hasMessageContaining("passesWhen can never be met");
    }
}
