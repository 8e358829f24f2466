package org.tollens.engine.specs;

import org.tollens.constraints.Constraint;
import org.tollens.engine.Claim;
import org.tollens.engine.FalsificationSpec;
import org.tollens.engine.OnCorpus;
import org.tollens.engine.OnModel;

/** A claim that needs more than the others. */
@FalsificationSpec
@OnModel("tiny-gpt2")
@OnCorpus("tiny-tales")
public class OnSkipLosses {
    @Claim("S")
    Constraint skips() {
        return Verdicts.passOnSkipLosses();
    }
}
