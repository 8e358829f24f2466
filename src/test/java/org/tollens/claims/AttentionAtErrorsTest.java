package org.tollens.claims;

import static org.tollens.claims.Signals.ADJUSTED_DELTA;
import static org.tollens.claims.Signals.attentionAtErrors;
import static org.tollens.constraints.Constraints.adjusted;
import static org.tollens.constraints.Constraints.attentionConcentrationWithoutSinks;
import static org.tollens.constraints.Constraints.attentionHerfindahl;
import static org.tollens.constraints.Constraints.attentionHerfindahlWithoutSinks;
import static org.tollens.constraints.Constraints.constraint;
import static org.tollens.constraints.Constraints.residualCosine;
import static org.tollens.constraints.rule.Conditions.allOf;
import static org.tollens.constraints.rule.Conditions.anyOf;
import static org.tollens.constraints.rule.Conditions.atLeast;
import static org.tollens.constraints.rule.Conditions.atMost;
import static org.tollens.constraints.rule.Conditions.fewerThan;
import static org.tollens.constraints.rule.Conditions.moreThan;
import static org.tollens.constraints.rule.Conditions.negativeLayers;
import static org.tollens.constraints.rule.Conditions.overall;
import static org.tollens.constraints.rule.Conditions.positiveLayers;

import org.tollens.constraints.Constraint;
import org.tollens.constraints.Ruling;
import org.tollens.constraints.clause.Comparison;
import org.tollens.engine.Claim;
import org.tollens.engine.FalsificationSpec;
import org.tollens.engine.OnCorpus;
import org.tollens.engine.OnModel;

/** C1 of Coherence-Diffusion Dynamics: "higher attention concentration at incorrect token positions". */
@FalsificationSpec
@OnModel("reference-gpt2")
@OnCorpus("held-out-fiction")
class AttentionAtErrorsTest {

    @Claim("C1")
    Constraint attentionConcentratesWhereTheModelErrs() {
        Comparison attention = attentionAtErrors();
        return judged(constraint("Attention is more concentrated where the model errs")
                .source("Coherence-Diffusion Dynamics, C1")
                .estimating(attention)
                .alsoCheckedAgainst(adjusted(withoutSinksWithinStrata()))
                .alsoJudgedWith("Herfindahl index of attention", attention.of(attentionHerfindahl()))
                .alsoJudgedWith("concentration without sinks", attention.of(attentionConcentrationWithoutSinks()))
                .alsoJudgedWith("Herfindahl index without sinks", attention.of(attentionHerfindahlWithoutSinks()))
                .alsoJudgedWith("alignment of the residual stream", attention.of(residualCosine()))
                .alsoJudgedWith("concentration within strata", attention.by(ADJUSTED_DELTA)));
    }

    @Claim("C1r")
    Constraint itDoesSoBesidesSinksAndAmongEquallyHardPositions() {
        Comparison attention = withoutSinksWithinStrata();
        return judged(constraint(
                        "Attention besides sinks is more concentrated where the model errs, among positions that"
                                + " are equal in place, token frequency and output entropy")
                .source("Coherence-Diffusion Dynamics, C1, made robust")
                .estimating(attention)
                .withIntervalsOverDocumentsAndTokenTypes()
                .alsoJudgedWith("excess over self labels", attention.by(ADJUSTED_DELTA.inExcessOfSelfLabels())));
    }

    private static Comparison withoutSinksWithinStrata() {
        return attentionAtErrors().of(attentionConcentrationWithoutSinks()).by(ADJUSTED_DELTA);
    }

    private static Constraint judged(Ruling claim) {
        return claim.passesWhen(
                        overall().isPositive(),
                        atLeast(0.50).ofLayers().arePositive(),
                        atMost(0.10).ofLayers().areNegative())
                .isPartialWhen(
                        overall().isNotNegative(),
                        atLeast(0.25).ofLayers().arePositive(),
                        negativeLayers().areFewerThan(positiveLayers()))
                .failsWhen(anyOf(
                        overall().isNegative(),
                        overall().isNull(),
                        fewerThan(0.25).ofLayers().canReachPositive(),
                        allOf(
                                negativeLayers().areAtLeastAsManyAs(positiveLayers()),
                                moreThan(0.10).ofLayers().areNegative())));
    }
}
