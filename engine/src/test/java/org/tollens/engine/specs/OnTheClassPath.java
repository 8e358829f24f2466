package org.tollens.engine.specs;

import org.tollens.constraints.Constraint;
import org.tollens.engine.Claim;
import org.tollens.engine.FalsificationSpec;
import org.tollens.engine.OnCorpus;
import org.tollens.engine.OnModel;

/** Models that a test puts on the class path, broken. */
@FalsificationSpec
@OnModel({"truncated", "wrong-shape", "nan-weight"})
@OnCorpus("tiny-tales")
public class OnTheClassPath {
    @Claim("B1")
    Constraint first() {
        return Verdicts.pass();
    }

    @Claim("B2")
    Constraint second() {
        return Verdicts.pass();
    }
}
