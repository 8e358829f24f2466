package org.tollens.claims;

import static org.tollens.constraints.Constraints.allPositions;
import static org.tollens.constraints.Constraints.attentionConcentration;
import static org.tollens.constraints.Constraints.cliffsDelta;
import static org.tollens.constraints.Constraints.comparing;
import static org.tollens.constraints.Constraints.correctPositions;
import static org.tollens.constraints.Constraints.correlating;
import static org.tollens.constraints.Constraints.highestInteriorPeakOf;
import static org.tollens.constraints.Constraints.incorrectPositions;
import static org.tollens.constraints.Constraints.interactionOf;
import static org.tollens.constraints.Constraints.lensEntropy;
import static org.tollens.constraints.Constraints.lensSurprisal;
import static org.tollens.constraints.Constraints.outputEntropyBins;
import static org.tollens.constraints.Constraints.positionBins;
import static org.tollens.constraints.Constraints.sidesOfAtLeast;
import static org.tollens.constraints.Constraints.skipLoss;
import static org.tollens.constraints.Constraints.spearman;
import static org.tollens.constraints.Constraints.stratifiedInteraction;
import static org.tollens.constraints.Constraints.tokenFrequencyBins;

import org.tollens.constraints.clause.CliffsDelta;
import org.tollens.constraints.clause.Coefficient;
import org.tollens.constraints.clause.Comparison;
import org.tollens.constraints.clause.Correlation;
import org.tollens.constraints.clause.Interaction;
import org.tollens.constraints.clause.InteriorPeak;
import org.tollens.constraints.clause.Quantity;
import org.tollens.constraints.clause.StratifiedContrast;

/** What the papers' claims measure: said once for the claims, their robust variants and their multiverse tables. */
final class Signals {
    /** Any effect of this size or more counts. */
    static final CliffsDelta DELTA = cliffsDelta().withFloor(0.05);

    /** Between positions that are equally hard by place, word and uncertainty. */
    static final CliffsDelta ADJUSTED_DELTA =
            DELTA.within(positionBins(8), tokenFrequencyBins(5), outputEntropyBins(10));

    static final Coefficient RHO = spearman().withFloor(0.05);

    static final StratifiedContrast CONTRAST =
            stratifiedInteraction().withFloor(0.10).inCellsOfAtLeast(200, 30);

    private Signals() {}

    /** Attention where the model errs against where it is right. */
    static Comparison attentionAtErrors() {
        return comparing(attentionConcentration())
                .at(incorrectPositions())
                .against(correctPositions())
                .by(DELTA);
    }

    /** Entropy before a block with what the block does to surprisal, where the model errs. */
    static Correlation couplingAtErrors() {
        return coupling(lensEntropy(), lensSurprisal());
    }

    /** The same through the tuned lens. */
    static Correlation couplingThroughTheTunedLens() {
        return coupling(lensEntropy().throughTheTunedLens(), lensSurprisal().throughTheTunedLens());
    }

    private static Correlation coupling(Quantity entropy, Quantity surprisal) {
        return correlating(entropy.beforeTheBlock())
                .with(surprisal.changeAcrossTheBlock())
                .at(incorrectPositions())
                .by(RHO)
                .splitWhereItChangesMost(sidesOfAtLeast(2, 0.10));
    }

    /** The block whose loss hurts most, among those that hurt more than both neighbours. */
    static InteriorPeak pruningSensitivity() {
        return highestInteriorPeakOf(skipLoss(), allPositions());
    }

    /** Entropy and attention together on what a block does to surprisal, where the model errs. */
    static Interaction entropyWithAttention() {
        return interactionOf(lensEntropy().beforeTheBlock(), attentionConcentration())
                .on(lensSurprisal().changeAcrossTheBlock())
                .at(incorrectPositions())
                .by(CONTRAST);
    }
}
