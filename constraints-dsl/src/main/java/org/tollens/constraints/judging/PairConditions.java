package org.tollens.constraints.judging;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tollens.constraints.clause.Contraction.Perturbation;
import org.tollens.constraints.evidence.Wording;
import org.tollens.constraints.observable.FlowObservables;
import org.tollens.statistics.Slope;

/**
 * What pairs of points say of the conditions of contraction: mu &lt; 0, which a pair can refute and no number of pairs can
 * show, and 2 mu + l² &lt; 0, which at a step of 1 is the same as |d_l| &lt; |d_(l-1)|. Where the latter holds at all blocks a
 * perturbation must shrink; one that grows all the same shows that the measurement contradicts itself.
 */
final class PairConditions {
    /** Rounding of float32 that is passed on to mu, times the size of the perturbation. */
    private static final double ROUNDING = 0x1p-20;

    private final DocumentColumns documents;
    private final int layers;
    private final List<String> contradictions = new ArrayList<>();
    private int pairs;
    private int positive;
    private int shrinking;
    private double largest = Double.NEGATIVE_INFINITY;
    private double disagreement;
    private int everywhere;

    PairConditions(DocumentColumns documents, int layers) {
        this.documents = documents;
        this.layers = layers;
    }

    /**
     * Counts the pairs of one perturbation.
     *
     * @param logs [document][layer] logarithm of its absolute size
     */
    void add(Perturbation perturbation, double[][] logs) {
        boolean[] all = new boolean[logs.length];
        java.util.Arrays.fill(all, true);
        for (int layer = 2; layer <= layers; layer++) {
            double[] mu =
                    documents.values(FlowObservables.perturbationMu(perturbation.kind(), perturbation.size()), layer);
            double[] lipschitz = documents.values(
                    FlowObservables.perturbationLipschitz(perturbation.kind(), perturbation.size()), layer);
            for (int d = 0; d < mu.length; d++) {
                double change = 2 * mu[d] + lipschitz[d] * lipschitz[d];
                count(mu[d], change, ROUNDING / perturbation.size());
                all[d] &= change < 0;
                double found = 2 * (logs[d][layer - 1] - logs[d][layer - 2]);
                disagreement = Math.max(disagreement, Math.abs(found - Math.log(Math.max(0, 1 + change))));
            }
        }
        for (int d = 0; d < all.length; d++) {
            everywhere += all[d] ? 1 : 0;
            if (all[d] && Slope.leastSquares(logs[d]) >= 0) {
                contradictions.add("2 mu + l^2 is below 0 at every block for " + perturbation.words() + " in document "
                        + documents.id(d) + ", and yet the perturbation grows: the measurement contradicts itself");
            }
        }
    }

    private void count(double mu, double change, double rounding) {
        pairs++;
        positive += mu > rounding ? 1 : 0;
        shrinking += change < 0 ? 1 : 0;
        largest = Math.max(largest, mu);
    }

    Map<String, Double> figures() {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("pairs of points", (double) pairs);
        figures.put("share of pairs with mu > 0", (double) positive / pairs);
        figures.put("largest mu", largest);
        figures.put("share of pairs with 2 mu + l^2 < 0", (double) shrinking / pairs);
        figures.put("perturbed documents with it at every block", (double) everywhere);
        figures.put("largest disagreement of sizes with mu and l (log of squares)", disagreement);
        return figures;
    }

    List<String> notes() {
        String antecedent = positive > 0
                ? "refuted by " + positive + " of " + pairs + " pairs of points with mu > 0"
                : "not refuted by any of " + pairs + " pairs of points, which cannot show it either: it is a supremum";
        return List.of(
                "The condition mu < 0 is " + antecedent,
                "At a step of 1 a perturbation shrinks at a block where 2 mu + l^2 < 0, in "
                        + Wording.roundedPercent((double) shrinking / pairs) + " of the pairs");
    }

    List<String> contradictions() {
        return List.copyOf(contradictions);
    }
}
