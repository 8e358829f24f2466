package org.tollens.constraints.judging;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tollens.constraints.clause.InteriorPeak;
import org.tollens.constraints.evidence.ClauseEvidence;
import org.tollens.statistics.Influence;
import org.tollens.statistics.WeightedMean;

/** The mean over positions of a quantity in each layer, as totals over clusters, so that replicates are exact. */
final class PeakEstimator {
    /** Losses below this many nats are negligible: a label of the profile, which decides nothing. */
    private static final double FLOOR_NATS = 0.01;

    private final Study study;
    private final Frame frame;
    private final InteriorPeak peak;

    PeakEstimator(Study study, InteriorPeak peak) {
        this.study = study;
        this.frame = study.frame();
        this.peak = peak;
    }

    /**
     * The profile over layers.
     *
     * @param evidence estimates and intervals of the layers
     * @param totals [layer][cluster] sum over positions
     * @param counts [layer][cluster] positions
     */
    @SuppressWarnings("ArrayRecordComponent") // private to this package, never compared
    record Totals(ClauseEvidence evidence, double[][] totals, double[][] counts) {
        /** The means in a replicate in which each cluster was drawn so often. */
        double[] means(int[] weights) {
            double[] means = new double[totals.length];
            for (int l = 0; l < means.length; l++) {
                double sum = 0;
                double count = 0;
                for (int c = 0; c < weights.length; c++) {
                    sum += weights[c] * totals[l][c];
                    count += weights[c] * counts[l][c];
                }
                means[l] = sum / count;
            }
            return means;
        }
    }

    Totals estimate() {
        EffectFamily family = study.family(FLOOR_NATS);
        List<double[]> totals = new ArrayList<>();
        List<double[]> counts = new ArrayList<>();
        for (int layer : frame.blocks()) {
            int[] rows = frame.rows(peak.at(), List.of(peak.quantity()), layer, false);
            double[] values = Frame.pick(frame.values(peak.quantity(), layer, false), rows);
            Influence mean = WeightedMean.of(values);
            family.layer(Member.of(frame, mean, rows, Double.NaN), Scale.PLAIN);
            double[] total = new double[frame.clusters()];
            double[] count = new double[frame.clusters()];
            int[] clusters = frame.clustersOf(rows);
            for (int i = 0; i < rows.length; i++) {
                total[clusters[i]] += values[i];
                count[clusters[i]]++;
            }
            totals.add(total);
            counts.add(count);
        }
        String sentence =
                "The mean of " + peak.quantity().describe() + " at " + peak.at().describe();
        ClauseEvidence evidence = new ClauseEvidence(
                peak.quantity().slug(),
                sentence,
                "mean in " + peak.quantity().observable().unit(),
                family.solve().layers(),
                Map.of(),
                Map.of(),
                List.of("Its highest interior peak is one of the three depths; self labels have no such value"));
        return new Totals(evidence, totals.toArray(double[][]::new), counts.toArray(double[][]::new));
    }
}
