package org.tollens.claims;

import static org.tollens.constraints.Constraints.constraint;
import static org.tollens.constraints.Constraints.part;
import static org.tollens.constraints.rule.Conditions.everyCriterionHolds;
import static org.tollens.constraints.rule.Conditions.everyPartPasses;
import static org.tollens.constraints.rule.Conditions.everyPartPassesOrIsPartial;
import static org.tollens.constraints.rule.Conditions.someCriterionIsRefuted;
import static org.tollens.constraints.rule.Conditions.somePartFails;

import org.tollens.constraints.Constraint;
import org.tollens.constraints.check.Check;
import org.tollens.engine.Claim;
import org.tollens.engine.FalsificationSpec;
import org.tollens.engine.OnCorpus;
import org.tollens.engine.OnModel;

/**
 * The two headline claims of arXiv 2508.21186, that temperature only rescales time and that the flow converges to the
 * softmax, for both readings of the flow. It makes no claims about internal representations: layers are not its time.
 */
@FalsificationSpec
@OnModel("reference-gpt2")
@OnCorpus("held-out-fiction")
class SoftmaxFlowsTest {
    static final String PAPER = "arXiv 2508.21186";

    @Claim("R1")
    Constraint temperatureRescalesTheTimeOfTheLiteralFlow() {
        return judged(
                "Temperature only rescales the time of the literal flow",
                "R1",
                new TimeRescaling(ReplicatorFlow.LITERAL));
    }

    @Claim("R1reg")
    Constraint temperatureRescalesTheTimeOfTheRegularisedFlow() {
        return judged(
                "Temperature only rescales the time of the regularised flow",
                "R1, other reading",
                new TimeRescaling(ReplicatorFlow.REGULARISED));
    }

    @Claim("R2")
    Constraint theLiteralFlowConvergesToTheSoftmax() {
        return judged(
                "The literal flow converges to the softmax", "R2", new ConvergesToSoftmax(ReplicatorFlow.LITERAL));
    }

    @Claim("R2reg")
    Constraint theRegularisedFlowConvergesToTheSoftmax() {
        return judged(
                "The regularised flow converges to the softmax",
                "R2, other reading",
                new ConvergesToSoftmax(ReplicatorFlow.REGULARISED));
    }

    @Claim("R2L")
    Constraint theFreeEnergyRisesByTheVarianceOfTheFitness() {
        return judged(
                "Along the regularised flow the free energy rises by the variance of the fitness",
                "R2, Lyapunov identity",
                new LyapunovIdentity());
    }

    @Claim("R1-2")
    Constraint theLiteralFlowDoesBoth() {
        return both(
                "Temperature only rescales the time of the literal flow, and it converges to the softmax",
                part("R1", temperatureRescalesTheTimeOfTheLiteralFlow()),
                part("R2", theLiteralFlowConvergesToTheSoftmax()));
    }

    @Claim("R1-2reg")
    Constraint theRegularisedFlowDoesBoth() {
        return both(
                "Temperature only rescales the time of the regularised flow, and it converges to the softmax",
                part("R1reg", temperatureRescalesTheTimeOfTheRegularisedFlow()),
                part("R2reg", theRegularisedFlowConvergesToTheSoftmax()));
    }

    private static Constraint both(
            String statement,
            org.tollens.constraints.clause.Joint.Part rescaling,
            org.tollens.constraints.clause.Joint.Part convergence) {
        return constraint(statement)
                .source(PAPER + ", R1 and R2 of one flow")
                .jointly(rescaling, convergence)
                .passesWhen(everyPartPasses())
                .isPartialWhen(everyPartPassesOrIsPartial())
                .failsWhen(somePartFails());
    }

    static Constraint judged(String statement, String what, Check check) {
        return constraint(statement)
                .source(PAPER + ", " + what)
                .checking(check)
                .passesWhen(everyCriterionHolds())
                .failsWhen(someCriterionIsRefuted());
    }
}
