package org.tollens.constraints.judging;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tollens.constraints.clause.Interaction;
import org.tollens.constraints.clause.Quantity;
import org.tollens.constraints.evidence.ClauseEvidence;
import org.tollens.constraints.evidence.Wording;
import org.tollens.statistics.ClusteredRegression;
import org.tollens.statistics.Holm;
import org.tollens.statistics.SortedColumn;

/**
 * The continuous form of an interaction, which decides nothing: the outcome regressed on cubic polynomials of the ranks of
 * both covariates and on all products of these, and an F-test of the products with the cluster-robust covariance CR1.
 */
final class TensorTerm {
    private static final int DEGREE = 3;

    private final Study study;
    private final Frame frame;
    private final Interaction clause;

    TensorTerm(Study study, Interaction clause) {
        this.study = study;
        this.frame = study.frame();
        this.clause = clause;
    }

    ClauseEvidence evidence() {
        List<Integer> layers = new ArrayList<>();
        List<Double> p = new ArrayList<>();
        List<Member> members = study.source().plainly(clause, study.reading()).layers();
        for (int layer : frame.blocks()) {
            if (members.get(layer - 1).evaluable()) {
                layers.add(layer);
                p.add(wald(layer).p());
            }
        }
        double[] adjusted =
                Holm.adjust(p.stream().mapToDouble(Double::doubleValue).toArray());
        double level = study.precision().familyWiseLevel();
        Map<String, Double> figures = new LinkedHashMap<>();
        int found = 0;
        for (int i = 0; i < adjusted.length; i++) {
            found += adjusted[i] <= level ? 1 : 0;
            figures.put("p at layer " + layers.get(i), adjusted[i]);
        }
        return new ClauseEvidence(
                "tensor-term",
                "The products of cubic polynomials of the ranks of "
                        + clause.first().describe() + " and "
                        + clause.second().describe() + " in a regression of "
                        + clause.outcome().describe(),
                "F-test",
                List.of(),
                Map.of(),
                figures,
                List.of("Decides nothing: the products matter in " + Wording.counted(found, "layer") + " of "
                        + layers.size() + " (cluster-robust F-test, Holm over layers, level "
                        + Wording.threshold(level) + ")"));
    }

    private ClusteredRegression.Wald wald(int layer) {
        boolean[] rows = frame.rows(clause.at(), clause.quantities(), layer, study.reading());
        double[][] first = polynomials(clause.first(), layer, rows);
        double[][] second = polynomials(clause.second(), layer, rows);
        int[] index = Frame.indices(rows);
        int[] cluster = new int[index.length];
        double[][] design = new double[index.length][];
        for (int i = 0; i < index.length; i++) {
            cluster[i] = frame.clusterOfRow()[index[i]];
            design[i] = row(first[i], second[i]);
        }
        double[] outcome = Frame.pick(frame.values(clause.outcome(), layer, study.reading()), rows);
        return ClusteredRegression.fit(design, outcome, cluster, frame.clusters())
                .waldCr1(products());
    }

    private static double[] row(double[] first, double[] second) {
        double[] row = new double[1 + 2 * DEGREE + DEGREE * DEGREE];
        row[0] = 1;
        System.arraycopy(first, 0, row, 1, DEGREE);
        System.arraycopy(second, 0, row, 1 + DEGREE, DEGREE);
        for (int a = 0; a < DEGREE; a++) {
            for (int b = 0; b < DEGREE; b++) {
                row[1 + 2 * DEGREE + DEGREE * a + b] = first[a] * second[b];
            }
        }
        return row;
    }

    private static double[][] products() {
        double[][] contrasts = new double[DEGREE * DEGREE][1 + 2 * DEGREE + DEGREE * DEGREE];
        for (int k = 0; k < contrasts.length; k++) {
            contrasts[k][1 + 2 * DEGREE + k] = 1;
        }
        return contrasts;
    }

    /** Legendre's polynomials of degree 1 to 3 of the mid-ranks, scaled to [-1, 1]. */
    private double[][] polynomials(Quantity quantity, int layer, boolean[] rows) {
        double[] shares = SortedColumn.of(Frame.pick(frame.values(quantity, layer, study.reading()), rows))
                .midDistribution();
        double[][] polynomials = new double[shares.length][];
        for (int i = 0; i < shares.length; i++) {
            double u = 2 * shares[i] - 1;
            polynomials[i] = new double[] {u, (3 * u * u - 1) / 2, (5 * u * u * u - 3 * u) / 2};
        }
        return polynomials;
    }
}
