package org.tollens.planted;

import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.tollens.constraints.clause.Comparison;
import org.tollens.constraints.clause.Correlation;
import org.tollens.constraints.clause.Interaction;
import org.tollens.constraints.evidence.ClauseEvidence;
import org.tollens.constraints.evidence.Estimate;
import org.tollens.constraints.evidence.LayerEstimate;

/**
 * The computed chance that every effect which a scenario needs is labelled, from the effects' true sizes and the standard
 * errors and half-widths that such a sample gives. With θ true, floor f, half-width h of the simultaneous interval and
 * standard error s an effect is labelled with probability Φ((|θ| − max(f, h))/s); the chances of missing one are added up,
 * so the figure is a lower bound.
 */
final class Power {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
    /** Documents from which the true sizes are computed. */
    private static final int DOCUMENTS = 800;

    private Power() {}

    /** In [0, 1]; NaN for claims whose power has no such form. */
    static double of(Scenario scenario, Trial trial) {
        Truth truth =
                new Truth(trial.planted().model(), DOCUMENTS, scenario.size().window(), new Random(5));
        ClauseEvidence evidence = trial.verdict().evidence().clauses().get(0);
        if (scenario.claim().clause() instanceof Comparison) {
            return 1
                    - trial.planted().layers().stream()
                            .mapToDouble(layer -> miss(truth.delta(layer), layer(evidence, layer)))
                            .sum();
        }
        if (scenario.claim().clause() instanceof Correlation) {
            return 1 - missed(evidence, layer -> truth.rho(layer));
        }
        if (scenario.claim().clause() instanceof Interaction) {
            double[] sizes = truth.interactions();
            return 1 - missed(evidence, layer -> sizes[layer - 1]);
        }
        return Double.NaN;
    }

    private static double missed(ClauseEvidence evidence, java.util.function.IntToDoubleFunction size) {
        return IntStream.rangeClosed(1, evidence.layers().size())
                .mapToDouble(layer -> miss(size.applyAsDouble(layer), layer(evidence, layer)))
                .sum();
    }

    private static Estimate layer(ClauseEvidence evidence, int layer) {
        LayerEstimate found = evidence.layers().get(layer - 1);
        return found.estimate();
    }

    private static double miss(double size, Estimate estimate) {
        if (Double.isNaN(estimate.ciLow())) {
            // Not evaluable: the rule counts it by its coverage.
            return 0;
        }
        double half = (estimate.ciHigh() - estimate.ciLow()) / 2;
        double needed = Math.max(estimate.floor(), half);
        return NORMAL.survivalProbability((Math.abs(size) - needed) / estimate.standardError());
    }
}
