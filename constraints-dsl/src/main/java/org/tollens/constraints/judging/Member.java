package org.tollens.constraints.judging;

import java.util.Arrays;
import org.tollens.statistics.ClusterSums;
import org.tollens.statistics.Influence;

/**
 * One effect of a family before its interval is known.
 *
 * @param value the estimate, on the scale of the sums; NaN where it could not be evaluated
 * @param sums influence summed over clusters
 * @param bySource the same summed over sources
 * @param n rows
 * @param documents documents that have one of them
 * @param self the estimate on the model's own sampled labels, on the scale of the value; NaN where it has no meaning
 * @param note why it could not be evaluated, or ""
 */
record Member(double value, ClusterSums sums, ClusterSums bySource, int n, int documents, double self, String note) {

    static Member of(Frame frame, Influence influence, int[] rows, double self) {
        return new Member(
                influence.estimate(),
                ClusterSums.of(influence, frame.clustersOf(rows), frame.clusters()),
                ClusterSums.of(influence, frame.sourcesOf(rows), frame.sources()),
                rows.length,
                frame.countDocuments(rows),
                self,
                "");
    }

    static Member notEvaluable(Frame frame, int[] rows, String why) {
        return new Member(
                Double.NaN,
                nothing(frame.clusters()),
                nothing(frame.sources()),
                rows.length,
                frame.countDocuments(rows),
                Double.NaN,
                why);
    }

    private static ClusterSums nothing(int clusters) {
        return new ClusterSums(new double[clusters], new boolean[clusters]);
    }

    boolean evaluable() {
        return !Double.isNaN(value);
    }

    Member minus(Member other) {
        return new Member(
                value - other.value,
                sums.minus(other.sums),
                bySource.minus(other.bySource),
                n + other.n,
                Math.max(documents, other.documents),
                self - other.self,
                note.isEmpty() ? other.note : note);
    }

    /** The mean of effects, which have at least one. */
    static Member mean(java.util.List<Member> members) {
        Member first = members.get(0);
        double share = 1.0 / members.size();
        return new Member(
                members.stream().mapToDouble(Member::value).average().orElse(Double.NaN),
                mean(members.stream().map(Member::sums).toArray(ClusterSums[]::new), share),
                mean(members.stream().map(Member::bySource).toArray(ClusterSums[]::new), share),
                members.stream().mapToInt(Member::n).max().orElse(first.n),
                members.stream().mapToInt(Member::documents).max().orElse(first.documents),
                members.stream().mapToDouble(Member::self).average().orElse(Double.NaN),
                "");
    }

    private static ClusterSums mean(ClusterSums[] all, double share) {
        double[] sums = new double[all[0].sums().length];
        boolean[] present = new boolean[sums.length];
        for (ClusterSums one : all) {
            for (int c = 0; c < sums.length; c++) {
                sums[c] += share * one.sums()[c];
                present[c] |= one.present()[c];
            }
        }
        return new ClusterSums(sums, present);
    }

    /** Variance over sources divided by variance over clusters, summed over effects before dividing. */
    static double sourceRatio(java.util.Collection<Member> members) {
        double[] variances = new double[2];
        for (Member member : members) {
            double sources = member.bySource.standardError();
            double clusters = member.sums.standardError();
            if (member.evaluable() && sources >= 0 && clusters > 0) {
                variances[0] += sources * sources;
                variances[1] += clusters * clusters;
            }
        }
        return Arrays.stream(variances).allMatch(v -> v > 0) ? variances[0] / variances[1] : Double.NaN;
    }
}
