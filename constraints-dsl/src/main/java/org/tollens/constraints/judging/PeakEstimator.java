package org.tollens.constraints.judging;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.tollens.constraints.clause.InteriorPeak;
import org.tollens.constraints.evidence.ClauseEvidence;
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
     * @param means [layer] over positions
     * @param totals [layer][cluster] sum over positions
     * @param counts [layer][cluster] positions
     * @param among the blocks that the peak is looked for among
     */
    @SuppressWarnings("ArrayRecordComponent") // private to this package, never compared
    record Totals(
            ClauseEvidence evidence, double[] means, double[][] totals, double[][] counts, InteriorPeak.Among among) {
        /** The block of the peak in the data, from 1; empty where there is none. */
        OptionalInt peak() {
            return peakOf(means);
        }

        /** The same in a replicate in which each cluster was drawn so often, moved so many times as far. */
        OptionalInt peak(int[] weights, double widening) {
            double[] moved = new double[means.length];
            for (int l = 0; l < moved.length; l++) {
                double sum = 0;
                double count = 0;
                for (int c = 0; c < weights.length; c++) {
                    sum += weights[c] * totals[l][c];
                    count += weights[c] * counts[l][c];
                }
                moved[l] = means[l] + widening * (sum / count - means[l]);
            }
            return peakOf(moved);
        }

        private OptionalInt peakOf(double[] means) {
            if (among == InteriorPeak.Among.INTERIOR_PEAKS) {
                return org.tollens.statistics.InteriorPeak.find(means);
            }
            int best = 0;
            for (int l = 1; l < means.length; l++) {
                best = means[l] > means[best] ? l : best;
            }
            return Double.isNaN(means[best]) ? OptionalInt.empty() : OptionalInt.of(best + 1);
        }
    }

    Totals estimate() {
        List<Member> members = new ArrayList<>();
        List<double[]> totals = new ArrayList<>();
        List<double[]> counts = new ArrayList<>();
        for (int layer : frame.blocks()) {
            boolean[] rows = frame.rows(peak.at(), List.of(peak.quantity()), layer, study.reading());
            double[] values = frame.values(peak.quantity(), layer, study.reading());
            members.add(Member.of(
                    frame, WeightedMean.of(Frame.pick(values, rows)).scatter(Frame.indices(rows), rows.length), rows));
            double[] total = new double[frame.clusters()];
            double[] count = new double[frame.clusters()];
            for (int row : Frame.indices(rows)) {
                total[frame.clusterOfRow()[row]] += values[row];
                count[frame.clusterOfRow()[row]]++;
            }
            totals.add(total);
            counts.add(count);
        }
        return new Totals(
                evidence(members),
                members.stream().mapToDouble(Member::value).toArray(),
                totals.toArray(double[][]::new),
                counts.toArray(double[][]::new),
                peak.among());
    }

    private ClauseEvidence evidence(List<Member> members) {
        EffectFamily.Settings settings = new EffectFamily.Settings(
                FLOOR_NATS,
                study.precision(),
                study.intervals(),
                Map.of(),
                List.of(org.tollens.constraints.observable.Observables.TOKEN));
        EffectFamily family = EffectFamily.of(
                study.source(), settings, new Effects(members, Map.of(), Scale.PLAIN, Map.of(), List.of()), null);
        return new ClauseEvidence(
                peak.quantity().slug(),
                "The mean of " + peak.quantity().describe() + " at " + peak.at().describe(),
                "mean in " + peak.quantity().observable().unit(),
                family.solve().layers(),
                Map.of(),
                Map.of(),
                List.of("Its highest "
                        + (peak.among() == InteriorPeak.Among.INTERIOR_PEAKS ? "interior peak" : "block")
                        + " is one of the three depths; self labels have no such value"));
    }
}
