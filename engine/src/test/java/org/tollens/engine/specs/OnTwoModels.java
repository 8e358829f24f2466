package org.tollens.engine.specs;

import org.tollens.constraints.Constraint;
import org.tollens.engine.Claim;
import org.tollens.engine.FalsificationSpec;
import org.tollens.engine.OnCorpus;
import org.tollens.engine.OnModel;

/** Two models, one of which nobody has; and a claim that asks for a corpus that nobody has. */
@FalsificationSpec
@OnModel({"tiny-gpt2", "no-such-model"})
@OnCorpus("tiny-tales")
public class OnTwoModels {
    @Claim("T1")
    Constraint first() {
        return Verdicts.pass();
    }

    @Claim("T2")
    Constraint second() {
        return Verdicts.pass();
    }

    @Claim("T3")
    @OnModel("tiny-gpt2")
    @OnCorpus("no-such-corpus")
    Constraint elsewhere() {
        return Verdicts.pass();
    }
}
