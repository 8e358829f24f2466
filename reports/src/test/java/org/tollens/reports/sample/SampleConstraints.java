package org.tollens.reports.sample;

import static org.tollens.constraints.Constraints.attentionConcentration;
import static org.tollens.constraints.Constraints.cliffsDelta;
import static org.tollens.constraints.Constraints.constraint;
import static org.tollens.constraints.Constraints.correctPositions;
import static org.tollens.constraints.Constraints.incorrectPositions;
import static org.tollens.constraints.rule.Conditions.atLeast;
import static org.tollens.constraints.rule.Conditions.overall;

import org.tollens.constraints.Constraint;

/** A constraint of which reports read the words only. */
final class SampleConstraints {
    private SampleConstraints() {}

    static Constraint of(String statement) {
        return constraint(statement)
                .source("Coherence-Diffusion Dynamics")
                .comparing(attentionConcentration())
                .at(incorrectPositions())
                .against(correctPositions())
                .by(cliffsDelta())
                .passesWhen(atLeast(0.50).ofLayers().arePositive())
                .failsWhen(overall().isNull());
    }
}
