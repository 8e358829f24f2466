package org.tollens.constraints.judging;

import java.util.List;
import org.tollens.constraints.Constraint;
import org.tollens.constraints.clause.Family;
import org.tollens.constraints.evidence.ClauseEvidence;
import org.tollens.constraints.evidence.Estimate;
import org.tollens.constraints.evidence.Wording;
import org.tollens.constraints.observable.FlowObservables.Metric;
import org.tollens.constraints.rule.EffectLabel;
import org.tollens.constraints.rule.Figure;
import org.tollens.constraints.rule.OrderWithin;
import org.tollens.constraints.rule.PerturbationsContract;

/** The one figure to show in a line of thresholds, step refinements and contractions. */
final class FlowSentences {
    private FlowSentences() {}

    static String keyFigure(Constraint constraint, ClauseEvidence evidence) {
        Family family = constraint.clause().family();
        if (family == Family.REFINEMENT) {
            return refinement(evidence);
        }
        return family == Family.CONTRACTION ? contraction(evidence) : threshold(evidence);
    }

    private static double figure(ClauseEvidence evidence, String key) {
        return evidence.figures().getOrDefault(key, Double.NaN);
    }

    private static String threshold(ClauseEvidence evidence) {
        return "a threshold in " + Wording.roundedPercent(figure(evidence, Figure.KINKED.key()))
                + " of layers, with a negligible low end in "
                + Wording.roundedPercent(figure(evidence, Figure.SPARSE.key()));
    }

    private static String refinement(ClauseEvidence evidence) {
        Estimate loss = evidence.overall().get(EffectLabel.OVERALL);
        return "p " + Wording.unsigned(figure(evidence, OrderWithin.key(1))) + " from 1 step a block"
                + (loss == null ? "" : ", loss " + Wording.signed(loss.value()) + " nats with 2");
    }

    private static String contraction(ClauseEvidence evidence) {
        String absolute = PerturbationsContract.word(Metric.ABSOLUTE) + ",";
        List<Double> rates = evidence.overall().entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(absolute))
                .map(entry -> entry.getValue().value())
                .sorted()
                .toList();
        return rates.isEmpty()
                ? "no rate"
                : "absolute rate per layer " + Wording.signed(rates.get(0)) + " to "
                        + Wording.signed(rates.get(rates.size() - 1));
    }
}
