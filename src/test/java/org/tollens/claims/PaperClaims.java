package org.tollens.claims;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tollens.constraints.Constraint;

/** The claims of the papers as values, for tests that judge them on data with a known answer. */
public final class PaperClaims {
    private PaperClaims() {}

    /** C1: attention is more concentrated where the model errs. */
    public static Constraint attentionAtErrors() {
        return new AttentionAtErrorsTest().attentionConcentratesWhereTheModelErrs();
    }

    /** C1r: also besides sinks and among equally hard positions. */
    public static Constraint robustAttentionAtErrors() {
        return new AttentionAtErrorsTest().itDoesSoBesidesSinksAndAmongEquallyHardPositions();
    }

    /** C2: entropy and surprisal reverse their coupling with depth. */
    public static Constraint reversedCoupling() {
        return new EntropySurprisalCouplingTest().entropyAndSurprisalReverseTheirCouplingWithDepth();
    }

    /** C2r: also by more than on self labels. */
    public static Constraint robustReversedCoupling() {
        return new EntropySurprisalCouplingTest().theReversalIsMoreThanThatOfSelfLabels();
    }

    /** C3: three signals point to one depth. */
    public static Constraint criticalDepth() {
        return new CriticalDepthTest().attentionCouplingAndPruningPointToOneDepth();
    }

    /** C4: entropy and attention act together. */
    public static Constraint interaction() {
        return new DriftDiffusionInteractionTest().entropyAndAttentionActTogetherOnSurprisal();
    }

    /** C4r: also by more than on self labels. */
    public static Constraint robustInteraction() {
        return new DriftDiffusionInteractionTest().theyDoSoMoreThanOnSelfLabels();
    }

    /** C4s: skipping costs nothing below a threshold of entropy. */
    public static Constraint dynamicSparsity() {
        return new DynamicSparsityTest().skippingABlockCostsNothingBelowAThresholdOfEntropy();
    }

    /** F2: blocks are Euler steps. */
    public static Constraint stepRefinement() {
        return new FlowOfBlocksTest().blocksAreEulerStepsOfAFlow();
    }

    /** F2i: with the field interpolated in depth. */
    public static Constraint interpolatedStepRefinement() {
        return new FlowOfBlocksTest().blocksAreEulerStepsOfAnInterpolatedFlow();
    }

    /** F3: perturbations shrink. */
    public static Constraint contraction() {
        return new FlowOfBlocksTest().perturbationsShrinkFromBlockToBlock();
    }

    /** C1-3: C1, C2 and C3 together. */
    public static Constraint simultaneous() {
        return new SimultaneousClaimsTest().attentionReversalAndCriticalDepthAreFoundTogether();
    }

    /** All of them by id, in the order of a report. */
    public static Map<String, Constraint> all() {
        Map<String, Constraint> all = new LinkedHashMap<>();
        all.put("C1", attentionAtErrors());
        all.put("C1r", robustAttentionAtErrors());
        all.put("C2", reversedCoupling());
        all.put("C2r", robustReversedCoupling());
        all.put("C3", criticalDepth());
        all.put("C4", interaction());
        all.put("C4r", robustInteraction());
        all.put("C1-3", simultaneous());
        all.put("C4s", dynamicSparsity());
        all.put("F2", stepRefinement());
        all.put("F2i", interpolatedStepRefinement());
        all.put("F3", contraction());
        return Collections.unmodifiableMap(all);
    }
}
