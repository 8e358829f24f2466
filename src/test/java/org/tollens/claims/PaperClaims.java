package org.tollens.claims;

import org.tollens.constraints.Constraint;

/** The claims of the papers as values, for tests that judge them on models with a known answer. */
public final class PaperClaims {
    private PaperClaims() {}

    /** C1: attention is more concentrated where the model errs. */
    public static Constraint attentionAtErrors() {
        return new AttentionAtErrorsTest().attentionConcentratesWhereTheModelErrs();
    }

    /** C2: entropy and surprisal reverse their coupling with depth. */
    public static Constraint reversedCoupling() {
        return new EntropySurprisalCouplingTest().entropyAndSurprisalReverseTheirCouplingWithDepth();
    }

    /** C3: three signals point to one depth. */
    public static Constraint criticalDepth() {
        return new CriticalDepthTest().attentionCouplingAndPruningPointToOneDepth();
    }

    /** C4: entropy and attention act together. */
    public static Constraint interaction() {
        return new DriftDiffusionInteractionTest().entropyAndAttentionActTogetherOnSurprisal();
    }
}
