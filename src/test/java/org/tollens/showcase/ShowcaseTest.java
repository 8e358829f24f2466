package org.tollens.showcase;

import static org.tollens.constraints.Constraints.attentionConcentration;
import static org.tollens.constraints.Constraints.cliffsDelta;
import static org.tollens.constraints.Constraints.constraint;
import static org.tollens.constraints.Constraints.correctPositions;
import static org.tollens.constraints.Constraints.incorrectPositions;
import static org.tollens.constraints.Constraints.lensEntropy;
import static org.tollens.constraints.rule.Conditions.atLeast;
import static org.tollens.constraints.rule.Conditions.atLeastLayers;
import static org.tollens.constraints.rule.Conditions.fewerThan;
import static org.tollens.constraints.rule.Conditions.overall;

import org.tollens.constraints.Constraint;
import org.tollens.constraints.Ruling;
import org.tollens.constraints.clause.Quantity;
import org.tollens.engine.Claim;
import org.tollens.engine.FalsificationSpec;
import org.tollens.engine.OnCorpus;
import org.tollens.engine.OnModel;
import org.tollens.engine.Topic;

/**
 * One claim for each kind of verdict, so that a report can be looked at with all of them. Each statement says its own
 * thresholds, which were chosen after looking at the model: they show what a verdict looks like and prove nothing.
 */
@Topic("showcase")
@FalsificationSpec
@OnModel("reference-gpt2")
@OnCorpus("held-out-fiction")
class ShowcaseTest {
    private static Ruling moreOf(String statement, Quantity quantity) {
        return constraint(statement)
                .source("a showcase, with thresholds chosen after looking")
                .comparing(quantity)
                .at(incorrectPositions())
                .against(correctPositions())
                .by(cliffsDelta().withFloor(0.05));
    }

    @Claim("show-pass")
    Constraint entropyIsHigherWhereTheModelErrs() {
        return moreOf(
                        "The lens's mean entropy is higher where the model errs, in at least 25 % of layers too",
                        lensEntropy())
                .passesWhen(overall().isPositive(), atLeast(0.25).ofLayers().arePositive())
                .failsWhen(overall().isNegative().or(overall().isNull()));
    }

    @Claim("show-partial")
    Constraint entropyIsHigherInEveryLayer() {
        return moreOf(
                        "The lens's entropy is higher where the model errs in 100 % of layers; partly so in 1",
                        lensEntropy())
                .passesWhen(atLeast(1.00).ofLayers().arePositive())
                .isPartialWhen(atLeastLayers(1).arePositive())
                .failsWhen(fewerThan(1.00).ofLayers().canReachPositive());
    }

    @Claim("show-fail")
    Constraint entropyIsLowerWhereTheModelErrs() {
        return moreOf("The lens's mean entropy is lower where the model errs", lensEntropy())
                .passesWhen(overall().isNegative())
                .failsWhen(overall().isPositive().or(overall().isNull()));
    }

    @Claim("show-insufficient")
    Constraint attentionConcentratesOnAThousandDocuments() {
        return moreOf(
                        "Attention is more concentrated where the model errs, shown on at least 1,000 documents",
                        attentionConcentration())
                .needsAtLeastDocuments(1_000)
                .passesWhen(overall().isPositive())
                .failsWhen(overall().isNegative().or(overall().isNull()));
    }
}
