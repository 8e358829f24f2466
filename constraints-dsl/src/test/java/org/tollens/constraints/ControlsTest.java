package org.tollens.constraints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tollens.constraints.Constraints.adjusted;
import static org.tollens.constraints.Constraints.allPositions;
import static org.tollens.constraints.Constraints.attentionConcentration;
import static org.tollens.constraints.Constraints.attentionConcentrationWithoutSinks;
import static org.tollens.constraints.Constraints.cliffsDelta;
import static org.tollens.constraints.Constraints.comparing;
import static org.tollens.constraints.Constraints.constraint;
import static org.tollens.constraints.Constraints.correctPositions;
import static org.tollens.constraints.Constraints.incorrectPositions;
import static org.tollens.constraints.Constraints.lensEntropy;
import static org.tollens.constraints.Constraints.lensSurprisal;
import static org.tollens.constraints.Constraints.outputEntropyBins;
import static org.tollens.constraints.Constraints.permutedLabels;
import static org.tollens.constraints.Constraints.positionBins;
import static org.tollens.constraints.Constraints.randomWeights;
import static org.tollens.constraints.Constraints.selfLabels;
import static org.tollens.constraints.Constraints.sidesOfAtLeast;
import static org.tollens.constraints.Constraints.spearman;
import static org.tollens.constraints.rule.Conditions.overall;
import static org.tollens.constraints.rule.Conditions.signChanges;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tollens.constraints.clause.CliffsDelta;
import org.tollens.constraints.clause.Comparison;
import org.tollens.constraints.clause.Correlation;
import org.tollens.constraints.control.Adjusted;
import org.tollens.constraints.control.Control;
import org.tollens.constraints.control.PermutedLabels;
import org.tollens.constraints.control.RandomWeights;
import org.tollens.constraints.control.SelfLabels;
import org.tollens.constraints.control.TokenTypes;
import org.tollens.constraints.observable.Observables;

/** What a claim is checked against by itself, what it may be, and what that makes it read. */
class ControlsTest {
    private static final Comparison AT_ERRORS = comparing(attentionConcentration())
            .at(incorrectPositions())
            .against(correctPositions())
            .by(cliffsDelta());

    /** The next token has no part in it. */
    private static final Comparison LATE_AGAINST_EARLY = comparing(attentionConcentration())
            .at(allPositions().fromPosition(64))
            .against(allPositions().beforePosition(64))
            .by(cliffsDelta());

    private static final CliffsDelta WITHIN = cliffsDelta().within(positionBins(8), outputEntropyBins(10));

    private static Constraint claim(Ruling ruling) {
        return ruling.passesWhen(overall().isPositive()).failsWhen(overall().isNull());
    }

    private static Ruling of(Comparison clause) {
        return constraint("x").estimating(clause);
    }

    private static Ruling of(Correlation clause) {
        return constraint("x").estimating(clause);
    }

    private static List<Class<?>> controls(Constraint claim) {
        return claim.controls().stream().<Class<?>>map(Control::getClass).toList();
    }

    @Test
    void aClaimIsCheckedAgainstWhateverFitsIt() {
        assertThat(controls(claim(of(AT_ERRORS))))
                .containsExactly(SelfLabels.class, TokenTypes.class, RandomWeights.class, PermutedLabels.class);
        assertThat(controls(claim(of(LATE_AGAINST_EARLY)))).containsExactly(TokenTypes.class, RandomWeights.class);
        assertThat(controls(claim(of(AT_ERRORS.by(cliffsDelta().inExcessOfSelfLabels())))))
                .containsExactly(TokenTypes.class);
        assertThat(controls(claim(of(AT_ERRORS).withIntervalsOverDocumentsAndTokenTypes())))
                .hasSize(4);
        assertThat(claim(of(AT_ERRORS)).control(PermutedLabels.class))
                .hasValueSatisfying(permuted -> assertThat(permuted.times()).isEqualTo(199));
    }

    @Test
    void permutingChangesOnlyWhatIsSaidOfErrors() {
        Correlation coupling = Constraints.correlating(lensEntropy())
                .with(lensSurprisal().changeAcrossTheBlock())
                .at(incorrectPositions())
                .by(spearman())
                .splitWhereItChangesMost(sidesOfAtLeast(2, 0.1));
        Correlation everywhere =
                new Correlation(coupling.first(), coupling.second(), allPositions(), spearman(), coupling.sides());
        assertThat(coupling.isPermutable()).isTrue();
        assertThat(everywhere.isPermutable()).isFalse();
        assertThat(everywhere.dependsOnTheLabel()).isTrue();
        assertThatThrownBy(() -> of(everywhere)
                        .alsoCheckedAgainst(permutedLabels(199))
                        .passesWhen(signChanges().areAtMost(1))
                        .failsWhen(signChanges().areAtLeast(4)))
                .hasMessageContaining("expected a claim about what the model gets right or wrong, found \"Spearman's")
                .hasMessageEndingWith("; leave it out of checkedAgainst");
    }

    @Test
    void exactlyTheNamedControlsAreUsed() {
        Constraint none = claim(of(AT_ERRORS).checkedAgainst());
        Constraint some = claim(of(AT_ERRORS).checkedAgainst(randomWeights(), permutedLabels(99)));
        assertThat(none.controls()).isEmpty();
        assertThat(none.describe()).doesNotContain("Checked against");
        assertThat(controls(some)).containsExactly(RandomWeights.class, PermutedLabels.class);
        assertThat(some.describe())
                .endsWith(" Checked against random weights; 99 permutations of what is correct, within strata of"
                        + " position and token frequency.");
    }

    @Test
    void refusesAControlThatCanSayNothing() {
        assertThatThrownBy(() -> claim(of(LATE_AGAINST_EARLY).alsoCheckedAgainst(selfLabels())))
                .hasMessage("expected a claim that the next token has a part in, found \""
                        + LATE_AGAINST_EARLY.describe() + "\", which the model's own sampled labels can't change; leave"
                        + " it out of checkedAgainst");
        Ruling excess = of(AT_ERRORS.by(cliffsDelta().inExcessOfSelfLabels()));
        assertThatThrownBy(() -> claim(excess.alsoCheckedAgainst(selfLabels())))
                .hasMessageContaining("expected no control by the model's own sampled labels beside an excess")
                .hasMessageContaining("which has that control in it");
        assertThatThrownBy(() -> claim(excess.alsoCheckedAgainst(randomWeights())))
                .hasMessageContaining("beside an excess over self labels");
    }

    @Test
    void refusesTheSameControlTwiceAndTooFewPermutations() {
        assertThatThrownBy(() -> claim(of(AT_ERRORS).alsoCheckedAgainst(permutedLabels(99))))
                .hasMessageContaining("expected each kind of control once, found the model's own sampled labels; ")
                .hasMessageContaining("write checkedAgainst(selfLabels(), randomWeights())");
        assertThatThrownBy(() -> permutedLabels(18))
                .hasMessage("expected at least 19 permutations, found 18: fewer can't show a share of 5 %; write"
                        + " permutedLabels(199)");
        assertThat(permutedLabels(19).describe()).startsWith("19 permutations");
    }

    @Test
    void theAdjustedComparisonIsWithinStrataAndOfTheSamePopulations() {
        Comparison within = AT_ERRORS.of(attentionConcentrationWithoutSinks()).by(WITHIN);
        Constraint claim = claim(of(AT_ERRORS).alsoCheckedAgainst(adjusted(within)));
        assertThat(claim.control(Adjusted.class))
                .hasValueSatisfying(control -> assertThat(control.comparison()).isEqualTo(within));
        assertThat(claim.describe())
                .endsWith("; attention concentration without sinks compared within 8 bins of position x 10 bins of"
                        + " output entropy.");
        assertThatThrownBy(() -> adjusted(AT_ERRORS))
                .hasMessageContaining("expected a comparison within strata, found Cliff's delta of attention")
                .hasMessageContaining("write cliffsDelta().within(");
        assertThatThrownBy(() -> claim(of(LATE_AGAINST_EARLY).alsoCheckedAgainst(adjusted(within))))
                .hasMessageContaining("expected a comparison of the same populations to check against attention");
        assertThatThrownBy(() -> of(Constraints.correlating(lensEntropy())
                                .with(attentionConcentration())
                                .at(incorrectPositions())
                                .by(spearman())
                                .splitWhereItChangesMost(sidesOfAtLeast(2, 0.1)))
                        .alsoCheckedAgainst(adjusted(within))
                        .passesWhen(signChanges().areAtMost(1))
                        .failsWhen(signChanges().areAtLeast(4)))
                .hasMessageContaining("leave adjusted out of checkedAgainst");
    }

    @Test
    void readsWhatItsControlsNeedAndNothingElse() {
        assertThat(claim(of(LATE_AGAINST_EARLY)).requires())
                .containsExactlyInAnyOrder(Observables.ATTENTION_CONCENTRATION, Observables.TOKEN, Observables.TARGET);
        assertThat(claim(of(AT_ERRORS).checkedAgainst()).requires())
                .contains(Observables.SELF_LABEL)
                .doesNotContain(Observables.CALIBRATED_SELF_LABEL);
        assertThat(claim(of(AT_ERRORS.by(cliffsDelta().inExcessOfSelfLabels()))).requires())
                .contains(Observables.SELF_LABEL, Observables.CALIBRATED_SELF_LABEL);
        Comparison within = AT_ERRORS.of(attentionConcentrationWithoutSinks()).by(WITHIN);
        assertThat(claim(of(AT_ERRORS).alsoCheckedAgainst(adjusted(within))).requires())
                .contains(Observables.ATTENTION_CONCENTRATION_SINK_REMOVED, Observables.LENS_ENTROPY);
    }

    @Test
    void readsOnlyQuantitiesOfRandomWeights() {
        assertThat(claim(of(AT_ERRORS.by(WITHIN))).requiresOnRandomWeights())
                .containsExactly(Observables.ATTENTION_CONCENTRATION);
        assertThat(claim(of(AT_ERRORS).checkedAgainst(selfLabels())).requiresOnRandomWeights())
                .isEmpty();
        Ruling skipped = of(AT_ERRORS.of(Constraints.skipLoss()));
        assertThat(claim(skipped).requiresOnRandomWeights()).isEmpty();
        assertThat(controls(claim(skipped))).doesNotContain(RandomWeights.class);
        assertThatThrownBy(() -> claim(skipped.alsoCheckedAgainst(randomWeights())))
                .hasMessageContaining(
                        "expected quantities that are measured on random weights, found \"Cliff's delta of"
                                + " the loss added by skipping the block")
                .hasMessageContaining("whose blocks are skipped in the model itself only; leave it out");
    }

    @Test
    void everyControlAndVariationChangesTheDigest() {
        Ruling plain = of(AT_ERRORS);
        Set<String> digests = new HashSet<>();
        digests.add(claim(plain).digest());
        digests.add(claim(plain.checkedAgainst()).digest());
        digests.add(claim(plain.checkedAgainst(permutedLabels(99))).digest());
        digests.add(claim(plain.checkedAgainst(permutedLabels(100))).digest());
        digests.add(claim(plain.withIntervalsOverDocumentsAndTokenTypes()).digest());
        digests.add(
                claim(plain.alsoCheckedAgainst(adjusted(AT_ERRORS.by(WITHIN)))).digest());
        digests.add(claim(plain.alsoJudgedWith("one", AT_ERRORS.by(WITHIN))).digest());
        digests.add(claim(plain.alsoJudgedWith("other", AT_ERRORS.by(WITHIN))).digest());
        digests.add(claim(of(AT_ERRORS.by(WITHIN))).digest());
        digests.add(claim(of(AT_ERRORS.by(WITHIN.inExcessOfSelfLabels()))).digest());
        assertThat(digests).hasSize(10);
    }
}
