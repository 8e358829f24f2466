package org.tollens.planted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tollens.constraints.evidence.ClauseEvidence;
import org.tollens.constraints.evidence.LayerEstimate;

/** Measured effects are those that the programme has. */
class TruthTest {
    /** Sixteen estimates in all: a miss by so many standard errors has a chance below 1e-4. */
    private static final double ERRORS = 4.7;

    @Test
    void concentrationAtErrorsHasTheProgrammedSize() throws IOException {
        Scenario scenario = Scenarios.named("C1-unexpected");
        Trial trial = Trial.run(scenario, 7);
        Truth truth = new Truth(trial.planted().model(), 600, scenario.size().window(), new Random(1));
        ClauseEvidence evidence = trial.verdict().evidence().clauses().get(0);
        for (LayerEstimate layer : evidence.layers()) {
            assertThat(layer.estimate().value())
                    .as("delta in block %d", layer.layer())
                    .isEqualTo(
                            truth.delta(layer.layer()),
                            within(ERRORS * layer.estimate().standardError()));
        }
        for (int layer = 1; layer <= evidence.layers().size(); layer++) {
            if (!trial.planted().layers().contains(layer)) {
                assertThat(truth.delta(layer)).as("nothing in block %d", layer).isBetween(-0.04, 0.04);
            }
        }
    }

    @Test
    void couplingHasTheProgrammedSize() throws IOException {
        Scenario scenario = Scenarios.named("C2-unexpected");
        Trial trial = Trial.run(scenario, 7);
        Truth truth = new Truth(trial.planted().model(), 600, scenario.size().window(), new Random(1));
        for (LayerEstimate layer : trial.verdict().evidence().clauses().get(0).layers()) {
            assertThat(layer.estimate().value())
                    .as("rho in block %d", layer.layer())
                    .isEqualTo(
                            truth.rho(layer.layer()),
                            within(ERRORS * layer.estimate().standardError()));
        }
    }
}
