package org.tollens.engine.specs;

import org.tollens.constraints.Constraint;
import org.tollens.engine.Claim;
import org.tollens.engine.FalsificationSpec;
import org.tollens.engine.OnCorpus;
import org.tollens.engine.OnModel;

/** One more claim on the same model. */
@FalsificationSpec
@OnModel("tiny-gpt2")
@OnCorpus("tiny-tales")
public class AThirdSpec {
    @Claim("Z")
    Constraint third() {
        return Verdicts.pass();
    }
}
