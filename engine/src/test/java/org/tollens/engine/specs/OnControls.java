package org.tollens.engine.specs;

import org.tollens.constraints.Constraint;
import org.tollens.engine.Claim;
import org.tollens.engine.FalsificationSpec;
import org.tollens.engine.OnCorpus;
import org.tollens.engine.OnModel;

/** A claim that is checked against nothing, and one that is checked against random weights. */
@FalsificationSpec
@OnModel("tiny-gpt2")
@OnCorpus("tiny-tales")
public class OnControls {
    @Claim("U")
    Constraint uncontrolled() {
        return Verdicts.passUnchecked();
    }

    @Claim("W")
    Constraint againstRandomWeights() {
        return Verdicts.passAgainstRandomWeights();
    }
}
