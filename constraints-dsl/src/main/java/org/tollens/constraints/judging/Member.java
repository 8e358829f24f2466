package org.tollens.constraints.judging;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.tollens.statistics.ClusterSums;
import org.tollens.statistics.Influence;

/**
 * One effect of a family before its interval is known.
 *
 * @param effect the estimate and its influence on all rows, 0 outside the population; the estimate is NaN where it could
 *     not be evaluated
 * @param population [row] whether it belongs to the effect's population
 * @param sums influence summed over clusters
 * @param bySource the same summed over sources
 * @param n rows of the population
 * @param documents documents that have one of the rows
 * @param note why it could not be evaluated, or ""
 */
@SuppressWarnings("ArrayRecordComponent") // private to this package, never compared
record Member(
        Influence effect,
        boolean[] population,
        ClusterSums sums,
        ClusterSums bySource,
        int n,
        int documents,
        String note) {

    static Member of(Frame frame, Influence effect, boolean[] population) {
        return of(frame, effect, population, "");
    }

    static Member notEvaluable(Frame frame, boolean[] population, String why) {
        return of(frame, new Influence(Double.NaN, new double[population.length]), population, why);
    }

    private static Member of(Frame frame, Influence effect, boolean[] population, String note) {
        return new Member(
                effect,
                population,
                frame.sumsOverClusters(effect, population),
                frame.sumsOverSources(effect, population),
                Frame.count(population),
                frame.countDocuments(population),
                note);
    }

    double value() {
        return effect.estimate();
    }

    boolean evaluable() {
        return !Double.isNaN(effect.estimate());
    }

    /** The same population without an effect. */
    Member unknown() {
        Influence nothing = new Influence(Double.NaN, new double[population.length]);
        return new Member(nothing, population, sums, bySource, n, documents, "not evaluable");
    }

    /** A correlation on Fisher's z scale as the correlation itself. */
    Member shown(Frame frame) {
        return evaluable() ? of(frame, effect.transformed(Math::tanh, Member::slopeOfTanh), population, note) : this;
    }

    private static double slopeOfTanh(double z) {
        double rho = Math.tanh(z);
        return 1 - rho * rho;
    }

    /** The difference of two effects whose populations may differ, row by row. */
    Member minus(Frame frame, Member other) {
        return combined(frame, List.of(this, other), new double[] {1, -1});
    }

    /** The mean of effects, which have at least one. */
    static Member mean(Frame frame, List<Member> members) {
        double[] shares = new double[members.size()];
        Arrays.fill(shares, 1.0 / shares.length);
        return combined(frame, members, shares);
    }

    /** The weighted sum of effects; its population is that of all of them together. */
    static Member combined(Frame frame, List<Member> members, double[] weights) {
        boolean[] population = new boolean[members.get(0).population.length];
        for (Member member : members) {
            for (int row = 0; row < population.length; row++) {
                population[row] |= member.population[row];
            }
        }
        String note = members.stream()
                .map(Member::note)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
        Influence sum = Influence.weighted(members.stream().map(Member::effect).toList(), weights);
        return of(frame, sum, population, note);
    }

    /** Variance over sources divided by variance over clusters, summed over effects before dividing. */
    static double sourceRatio(Collection<Member> members) {
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
