package org.tollens.claims;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tollens.constraints.Constraint;

/** The claims of arXiv 2508.21186 as values, by id, for tests that judge them. */
public final class ReplicatorClaims {
    private ReplicatorClaims() {}

    /** All of them, in the order of a report. */
    public static Map<String, Constraint> all() {
        SoftmaxFlowsTest flows = new SoftmaxFlowsTest();
        SamplingDynamicsTest sampling = new SamplingDynamicsTest();
        Map<String, Constraint> all = new LinkedHashMap<>();
        all.put("R1", flows.temperatureRescalesTheTimeOfTheLiteralFlow());
        all.put("R1reg", flows.temperatureRescalesTheTimeOfTheRegularisedFlow());
        all.put("R2", flows.theLiteralFlowConvergesToTheSoftmax());
        all.put("R2reg", flows.theRegularisedFlowConvergesToTheSoftmax());
        all.put("R2L", flows.theFreeEnergyRisesByTheVarianceOfTheFitness());
        all.put("R1-2", flows.theLiteralFlowDoesBoth());
        all.put("R1-2reg", flows.theRegularisedFlowDoesBoth());
        all.put("R3", sampling.truncatedSetsAreFacesThatTheFlowKeeps());
        all.put("R4", sampling.mirrorAscentIsTheFlowInSteps());
        all.put("R5", sampling.theSamplerDrawsFromTheTruncatedSoftmax());
        all.put("R6a", sampling.symmetricInfluenceClimbsAPotential());
        all.put("R6b", sampling.strongSelfReinforcementLocksIn());
        all.put("R6c", sampling.antisymmetricInfluenceLoopsOnlyAtZeroTemperature());
        all.put("R6d", sampling.selfReinforcementBeyondTheThresholdLoops());
        return Collections.unmodifiableMap(all);
    }
}
