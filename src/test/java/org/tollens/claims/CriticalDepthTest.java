package org.tollens.claims;

import static org.tollens.claims.Signals.ADJUSTED_DELTA;
import static org.tollens.claims.Signals.attentionAtErrors;
import static org.tollens.claims.Signals.couplingAtErrors;
import static org.tollens.claims.Signals.pruningSensitivity;
import static org.tollens.constraints.Constraints.allPositions;
import static org.tollens.constraints.Constraints.attentionConcentrationWithoutSinks;
import static org.tollens.constraints.Constraints.changePointOf;
import static org.tollens.constraints.Constraints.constraint;
import static org.tollens.constraints.Constraints.convergenceOf;
import static org.tollens.constraints.Constraints.highestPeakOf;
import static org.tollens.constraints.Constraints.skipLoss;
import static org.tollens.constraints.Constraints.strongestPositiveLayerOf;
import static org.tollens.constraints.Constraints.tunedLens;
import static org.tollens.constraints.rule.Conditions.chanceOfTheWidth;
import static org.tollens.constraints.rule.Conditions.width;
import static org.tollens.constraints.rule.Conditions.widthBeyond;
import static org.tollens.constraints.rule.Conditions.widthWithin;

import org.tollens.constraints.Constraint;
import org.tollens.constraints.clause.Comparison;
import org.tollens.constraints.clause.Convergence;
import org.tollens.constraints.clause.InteriorPeak;
import org.tollens.engine.Claim;
import org.tollens.engine.FalsificationSpec;
import org.tollens.engine.OnCorpus;
import org.tollens.engine.OnModel;

/** C3 of Coherence-Diffusion Dynamics: "three-signal convergence to a common critical depth range". */
@FalsificationSpec
@OnModel("reference-gpt2")
@OnCorpus("held-out-fiction")
class CriticalDepthTest {

    @Claim("C3")
    Constraint attentionCouplingAndPruningPointToOneDepth() {
        Comparison attention = attentionAtErrors();
        Comparison besidesSinks = attention.of(attentionConcentrationWithoutSinks());
        Comparison withinStrata = attention.by(ADJUSTED_DELTA);
        InteriorPeak peak = pruningSensitivity();
        InteriorPeak anyBlock = highestPeakOf(skipLoss(), allPositions());
        return constraint("Attention, coupling and pruning sensitivity point to one critical depth range")
                .source("Coherence-Diffusion Dynamics, C3")
                .estimating(meeting(attention, peak))
                .needsAtLeastLayers(16)
                .alsoCheckedAgainst(tunedLens())
                .alsoJudgedWith("attention without sinks", meeting(besidesSinks, peak))
                .alsoJudgedWith("attention within strata", meeting(withinStrata, peak))
                .alsoJudgedWith("any block may hurt most", meeting(attention, anyBlock))
                .alsoJudgedWith("attention without sinks, any block may hurt most", meeting(besidesSinks, anyBlock))
                .alsoJudgedWith("attention within strata, any block may hurt most", meeting(withinStrata, anyBlock))
                .passesWhen(
                        chanceOfTheWidth().isAtMost(0.05), widthWithin(0.135).hasProbabilityOfAtLeast(0.95))
                .isPartialWhen(width().isAtMost(0.30), widthWithin(0.30).hasProbabilityOfAtLeast(0.95))
                .failsWhen(widthBeyond(0.30).hasProbabilityOfAtLeast(0.95));
    }

    private static Convergence meeting(Comparison attention, InteriorPeak pruning) {
        return convergenceOf(strongestPositiveLayerOf(attention), changePointOf(couplingAtErrors()), pruning);
    }
}
