package org.tollens.claims;

import static org.tollens.constraints.Constraints.constraint;
import static org.tollens.constraints.Constraints.part;
import static org.tollens.constraints.rule.Conditions.everyPartPasses;
import static org.tollens.constraints.rule.Conditions.everyPartPassesOrIsPartial;
import static org.tollens.constraints.rule.Conditions.somePartFails;

import org.tollens.constraints.Constraint;
import org.tollens.engine.Claim;
import org.tollens.engine.FalsificationSpec;
import org.tollens.engine.OnCorpus;
import org.tollens.engine.OnModel;

/** The claim of Coherence-Diffusion Dynamics that C1, C2 and C3 are found simultaneously. */
@FalsificationSpec
@OnModel("reference-gpt2")
@OnCorpus("held-out-fiction")
class SimultaneousClaimsTest {

    @Claim("C1-3")
    Constraint attentionReversalAndCriticalDepthAreFoundTogether() {
        return constraint("Attention at errors, the reversal of the coupling and one critical depth are found"
                        + " simultaneously")
                .source("Coherence-Diffusion Dynamics, C1 to C3")
                .noting("an intersection-union test: it has the largest of its parts' levels, the .05 of C3")
                .jointly(
                        part("C1", PaperClaims.attentionAtErrors()),
                        part("C2", PaperClaims.reversedCoupling()),
                        part("C3", PaperClaims.criticalDepth()))
                .passesWhen(everyPartPasses())
                .isPartialWhen(everyPartPassesOrIsPartial())
                .failsWhen(somePartFails());
    }
}
