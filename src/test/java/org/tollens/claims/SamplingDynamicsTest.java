package org.tollens.claims;

import static org.tollens.claims.SoftmaxFlowsTest.judged;

import java.util.List;
import java.util.function.Function;
import org.tollens.constraints.Constraint;
import org.tollens.dynamics.Sampler;
import org.tollens.dynamics.Truncation;
import org.tollens.engine.Claim;
import org.tollens.engine.FalsificationSpec;
import org.tollens.engine.OnCorpus;
import org.tollens.engine.OnModel;

/** What arXiv 2508.21186 says of truncated sampling, of steps instead of a flow, and of scores that depend on the path. */
@FalsificationSpec
@OnModel("reference-gpt2")
@OnCorpus("held-out-fiction")
class SamplingDynamicsTest {
    private static final Function<Truncation, Sampler> OURS = Sampler::of;
    private static final List<Truncation> SETTINGS = List.of(
            new Truncation(1, Truncation.ALL, 1),
            new Truncation(0.7, 40, 1),
            new Truncation(1.3, Truncation.ALL, 0.9),
            new Truncation(0.8, 50, 0.95),
            new Truncation(1.5, 5, 0.5));

    @Claim("R3")
    Constraint truncatedSetsAreFacesThatTheFlowKeeps() {
        return judged("Top-k and nucleus sets are faces that the flow keeps", "R3", new FacesOfTheSimplex());
    }

    @Claim("R4")
    Constraint mirrorAscentIsTheFlowInSteps() {
        return judged("Mirror ascent of the free energy is the flow in steps", "R4", new MirrorAscentSteps());
    }

    @Claim("R5")
    Constraint theSamplerDrawsFromTheTruncatedSoftmax() {
        return judged(
                "The sampler draws from the truncated softmax",
                "R5",
                new SamplerConforms("the sampler of this library", OURS, SETTINGS, 200_000));
    }

    @Claim("R6a")
    Constraint symmetricInfluenceClimbsAPotential() {
        return judged(
                "With symmetric path dependence the flow climbs a potential",
                "R6, linear path dependence",
                new ClimbsPotential());
    }

    @Claim("R6b")
    Constraint strongSelfReinforcementLocksIn() {
        return judged(
                "Weak self-reinforcement leaves one end, strong self-reinforcement locks in",
                "R6, linear path dependence",
                new SelfReinforcement());
    }

    @Claim("R6c")
    Constraint antisymmetricInfluenceLoopsOnlyAtZeroTemperature() {
        return judged(
                "With antisymmetric path dependence a loop needs the temperature 0",
                "R6, linear path dependence",
                new RockPaperScissors());
    }

    @Claim("R6d")
    Constraint selfReinforcementBeyondTheThresholdLoops() {
        return judged(
                "Self-reinforcement beyond nT makes loops at a positive temperature, below it none",
                "R6, linear path dependence",
                new LoopsBeyondThreshold());
    }
}
