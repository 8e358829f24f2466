package org.tollens.engine.specs;

import org.junit.jupiter.api.Tag;
import org.tollens.constraints.Constraint;
import org.tollens.engine.Claim;
import org.tollens.engine.FalsificationSpec;
import org.tollens.engine.OnCorpus;
import org.tollens.engine.OnModel;
import org.tollens.engine.Topic;

/** One claim for each verdict. */
@FalsificationSpec
@OnModel("tiny-gpt2")
@OnCorpus("tiny-tales")
@Topic("kinds")
public class FourVerdicts {
    @Claim("P")
    Constraint passes() {
        return Verdicts.pass();
    }

    @Claim("Q")
    @Topic("half")
    Constraint isPartial() {
        return Verdicts.partial();
    }

    @Claim("F")
    @Tag("refuted")
    Constraint fails() {
        return Verdicts.fail();
    }

    @Claim("I")
    Constraint isInsufficient() {
        return Verdicts.insufficient();
    }

    Constraint helper() {
        return Verdicts.pass();
    }
}
