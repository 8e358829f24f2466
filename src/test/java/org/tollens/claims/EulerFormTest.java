package org.tollens.claims;

import static org.tollens.constraints.Constraints.constraint;
import static org.tollens.constraints.rule.Conditions.everyCriterionHolds;
import static org.tollens.constraints.rule.Conditions.someCriterionIsRefuted;

import org.tollens.constraints.Constraint;
import org.tollens.engine.Claim;
import org.tollens.engine.FalsificationSpec;
import org.tollens.engine.OnCorpus;
import org.tollens.engine.OnModel;

/** F1 of the flow reading of Transformers: what is seen inside a block explains what the block does. */
@FalsificationSpec
@OnModel("reference-gpt2")
@OnCorpus("held-out-fiction")
class EulerFormTest {
    @Claim("F1")
    Constraint aBlockIsAStepAlongWhatItsPartsAdd() {
        return constraint(
                        "Each block moves the residual stream by what its attention and its MLP add, and by nothing else")
                .source("Transformers as a continuous flow (arXiv 2502.05656, withdrawn), F1")
                .checking(new EulerForm())
                .passesWhen(everyCriterionHolds())
                .failsWhen(someCriterionIsRefuted());
    }
}
