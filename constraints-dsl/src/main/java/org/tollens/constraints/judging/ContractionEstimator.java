package org.tollens.constraints.judging;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tollens.constraints.clause.Contraction;
import org.tollens.constraints.clause.Contraction.Perturbation;
import org.tollens.constraints.evidence.ClauseEvidence;
import org.tollens.constraints.evidence.Estimate;
import org.tollens.constraints.observable.FlowObservables;
import org.tollens.constraints.observable.FlowObservables.Metric;
import org.tollens.constraints.observable.Observable;
import org.tollens.constraints.rule.PerturbationsContract;
import org.tollens.statistics.Influence;
import org.tollens.statistics.Slope;
import org.tollens.statistics.WeightedMean;

/** The rate per layer at which perturbations shrink or grow, for every metric, kind and size, in one family. */
final class ContractionEstimator {
    static final String EFFECT = "rate per layer";

    private final Study study;
    private final Contraction clause;
    private final DocumentColumns documents;
    private final PairConditions pairs;

    ContractionEstimator(Study study, Contraction clause) {
        this.study = study;
        this.clause = clause;
        this.documents = new DocumentColumns(study.frame(), study.reading(), clause.requires());
        this.pairs = new PairConditions(documents, study.frame().layers());
    }

    Profile estimate() {
        List<String> undefined = undefined();
        if (!undefined.isEmpty()) {
            return new Profile(evidence(Map.of(), Map.of(), List.of()), List.of(), List.of(), undefined);
        }
        DocumentFamily family = new DocumentFamily(study);
        Map<String, Double> robust = new LinkedHashMap<>();
        for (Metric metric : Metric.values()) {
            for (Perturbation perturbation : clause.perturbations()) {
                double[][] logs = logs(norm(metric, perturbation));
                String name = PerturbationsContract.word(metric) + ", " + perturbation.words();
                Influence rate = WeightedMean.of(
                        Arrays.stream(logs).mapToDouble(Slope::leastSquares).toArray());
                family.add(new DocumentFamily.Effect(
                        name,
                        rate.estimate(),
                        documents.sums(rate),
                        clause.floor(),
                        documents.count(),
                        documents.count()));
                robust.put(
                        name + ", Theil-Sen",
                        Arrays.stream(logs)
                                .mapToDouble(Slope::theilSen)
                                .average()
                                .orElse(Double.NaN));
            }
        }
        Map<String, Estimate> rates = family.solveStrictly();
        clause.perturbations().forEach(p -> pairs.add(p, logs(norm(Metric.ABSOLUTE, p))));
        Map<String, Double> figures = new LinkedHashMap<>(pairs.figures());
        figures.putAll(outputs());
        figures.putAll(robust);
        List<String> notes = new ArrayList<>(study.constraint().notes());
        notes.addAll(pairs.notes());
        notes.addAll(new LinearRegime(clause).notes(rates));
        return new Profile(evidence(rates, figures, notes), List.of(), List.of(), pairs.contradictions());
    }

    private ClauseEvidence evidence(Map<String, Estimate> rates, Map<String, Double> figures, List<String> notes) {
        return new ClauseEvidence(clause.id(), clause.describe(), EFFECT, List.of(), rates, figures, notes);
    }

    private static Observable norm(Metric metric, Perturbation perturbation) {
        return FlowObservables.perturbationNorm(metric, perturbation.kind(), perturbation.size());
    }

    private List<String> undefined() {
        List<String> undefined = new ArrayList<>();
        for (Observable norm : clause.norms()) {
            for (int layer : study.frame().blocks()) {
                double[] values = documents.values(norm, layer);
                for (int d = 0; d < values.length; d++) {
                    if (!(values[d] > 0) && undefined.size() < 10) {
                        undefined.add(norm.key() + " is " + values[d] + " after block " + layer + " in document "
                                + documents.id(d) + ", so it has no logarithm");
                    }
                }
            }
        }
        return undefined;
    }

    /** The logarithms of sizes, [document][layer]. */
    private double[][] logs(Observable norm) {
        int layers = study.frame().layers();
        double[][] logs = new double[documents.count()][layers];
        for (int layer = 1; layer <= layers; layer++) {
            double[] values = documents.values(norm, layer);
            for (int d = 0; d < logs.length; d++) {
                logs[d][layer - 1] = Math.log(values[d]);
            }
        }
        return logs;
    }

    /** What the output makes of each perturbation; one figure without a slope. */
    private Map<String, Double> outputs() {
        Map<String, Double> figures = new LinkedHashMap<>();
        for (Perturbation p : clause.perturbations()) {
            double[] divergence = documents.values(FlowObservables.perturbationOutputKl(p.kind(), p.size()), 0);
            figures.put(
                    "KL of the output in nats, " + p.words(),
                    Arrays.stream(divergence).average().orElse(Double.NaN));
        }
        return figures;
    }
}
