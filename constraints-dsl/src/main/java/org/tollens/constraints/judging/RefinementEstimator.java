package org.tollens.constraints.judging;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tollens.constraints.clause.StepRefinement;
import org.tollens.constraints.evidence.ClauseEvidence;
import org.tollens.constraints.evidence.Estimate;
import org.tollens.constraints.observable.Observables;
import org.tollens.constraints.rule.EffectLabel;
import org.tollens.constraints.rule.OrderWithin;
import org.tollens.statistics.ConvergenceOrder;
import org.tollens.statistics.Influence;
import org.tollens.statistics.WeightedMean;

/** Observed orders of convergence and the change of the loss, with intervals over documents that hold together. */
final class RefinementEstimator {
    /** An order of 1 is what a flow has; the range that counts as 1 is the rule's own, this one only labels. */
    private static final double ORDER_FLOOR = 0.2;

    private static final double LOSS_FLOOR_NATS = 0.05;
    private static final int ORDERS = 3;

    private final Study study;
    private final StepRefinement clause;
    private final DocumentColumns documents;

    RefinementEstimator(Study study, StepRefinement clause) {
        this.study = study;
        this.clause = clause;
        this.documents = new DocumentColumns(study.frame(), study.reading(), clause.requires());
    }

    Profile estimate() {
        List<String> undefined = undefined();
        if (!undefined.isEmpty()) {
            return new Profile(evidence(Map.of(), Map.of()), List.of(), List.of(), undefined);
        }
        DocumentFamily family = new DocumentFamily(study);
        Map<String, Double> figures = new LinkedHashMap<>();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < ORDERS; i++) {
            Influence order = ConvergenceOrder.of(distances(i), distances(i + 1));
            String name = OrderWithin.key(1 << i);
            names.add(name);
            figures.put(name, order.estimate());
            family.add(effect(name, order.estimate() - 1, order));
        }
        family.add(loss());
        Map<String, Estimate> solved = new LinkedHashMap<>(family.solve());
        Estimate loss = java.util.Objects.requireNonNull(solved.remove(EffectLabel.OVERALL));
        for (String name : names) {
            Estimate order = java.util.Objects.requireNonNull(solved.get(name));
            figures.put(name + ", interval from", order.ciLow() + 1);
            figures.put(name + ", interval to", order.ciHigh() + 1);
        }
        ClauseEvidence orders = new ClauseEvidence(
                clause.id() + "-orders",
                "The orders minus 1, with the range that counts as 1 by convention",
                "order of convergence minus 1",
                List.of(),
                solved,
                Map.of(),
                List.of());
        return new Profile(evidence(Map.of(EffectLabel.OVERALL, loss), figures), List.of(orders), List.of(), List.of());
    }

    private ClauseEvidence evidence(Map<String, Estimate> overall, Map<String, Double> figures) {
        return new ClauseEvidence(
                clause.id(),
                clause.describe(),
                "change of the loss with two steps a block in nats",
                List.of(),
                overall,
                figures,
                study.constraint().notes());
    }

    private List<String> undefined() {
        List<String> undefined = new ArrayList<>();
        for (int i = 0; i <= ORDERS; i++) {
            double total = 0;
            for (double distance : distances(i)) {
                total += distance;
            }
            if (!(total > 0)) {
                undefined.add(clause.distances().get(i).key() + " is 0 in all " + documents.count()
                        + " documents, so no order of convergence is defined");
            }
        }
        return undefined;
    }

    private double[] distances(int step) {
        return documents.values(clause.distances().get(step), 0);
    }

    private DocumentFamily.Effect effect(String name, double value, Influence influence) {
        return new DocumentFamily.Effect(
                name, value, documents.sums(influence), ORDER_FLOOR, Frame.count(documents.rows()), documents.count());
    }

    private DocumentFamily.Effect loss() {
        boolean[] rows = documents.rows();
        double[] refined = documents.columns().values(clause.refined(), 0);
        double[] plain = documents
                .columns()
                .values(Observables.LENS_SURPRISAL, study.frame().layers());
        double[] change = new double[rows.length];
        for (int row = 0; row < rows.length; row++) {
            change[row] = refined[row] - plain[row];
        }
        Influence mean = WeightedMean.of(Frame.pick(change, rows)).scatter(Frame.indices(rows), rows.length);
        return new DocumentFamily.Effect(
                EffectLabel.OVERALL,
                mean.estimate(),
                study.frame().sumsOverClusters(mean, rows),
                LOSS_FLOOR_NATS,
                Frame.count(rows),
                documents.count());
    }
}
