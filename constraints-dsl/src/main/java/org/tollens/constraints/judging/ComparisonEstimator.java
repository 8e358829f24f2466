package org.tollens.constraints.judging;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.tollens.constraints.clause.Comparison;
import org.tollens.constraints.clause.Population;
import org.tollens.constraints.clause.Quantity;
import org.tollens.constraints.evidence.ClauseEvidence;
import org.tollens.constraints.evidence.Wording;
import org.tollens.constraints.rule.EffectLabel;
import org.tollens.statistics.CliffsDelta;

/** Cliff's delta between two populations, in each layer and for the mean over layers, in one family. */
final class ComparisonEstimator {
    static final String EFFECT = "Cliff's delta";

    private final Study study;
    private final Frame frame;
    private final Comparison clause;

    ComparisonEstimator(Study study, Comparison clause) {
        this.study = study;
        this.frame = study.frame();
        this.clause = clause;
    }

    Profile estimate() {
        EffectFamily family = study.family(clause.effect().floor());
        family.overall(EffectLabel.OVERALL, overall(), Scale.PLAIN);
        List<Member> layers = new ArrayList<>();
        for (int layer : frame.blocks()) {
            Member member = layer(layer);
            layers.add(member);
            family.layer(member, Scale.PLAIN);
        }
        EffectFamily.Solved solved = family.solve();
        Map<String, Double> figures = study.sourceFigures(layers);
        ClauseEvidence evidence = new ClauseEvidence(
                clause.id(), clause.describe(), EFFECT, solved.layers(), solved.overall(), figures, study.notes());
        return new Profile(evidence, List.of(), layers, List.of());
    }

    private Member layer(int layer) {
        double[] values = frame.values(clause.quantity(), layer, false);
        int[] at = rows(clause.at(), layer, false);
        int[] against = rows(clause.against(), layer, false);
        double self = delta(
                frame.values(clause.quantity(), layer, true),
                rows(clause.at(), layer, true),
                rows(clause.against(), layer, true));
        return member(values, at, against, self);
    }

    private Member overall() {
        double[] values = mean(false);
        double self = delta(mean(true), present(values, clause.at(), true), present(values, clause.against(), true));
        return member(values, present(values, clause.at(), false), present(values, clause.against(), false), self);
    }

    private Member member(double[] values, int[] at, int[] against, double self) {
        int[] rows = IntStream.concat(IntStream.of(at), IntStream.of(against)).toArray();
        if (at.length == 0 || against.length == 0) {
            return Member.notEvaluable(frame, rows, "a group has no position at this layer");
        }
        if (Frame.constant(Frame.pick(values, rows))) {
            String what = clause.quantity().describe() + " is " + Wording.unsigned(values[rows[0]]);
            return Member.notEvaluable(frame, rows, what + " at all " + rows.length + " positions");
        }
        return Member.of(frame, CliffsDelta.estimate(Frame.pick(values, at), Frame.pick(values, against)), rows, self);
    }

    private double delta(double[] values, int[] at, int[] against) {
        return at.length == 0 || against.length == 0
                ? Double.NaN
                : CliffsDelta.estimate(Frame.pick(values, at), Frame.pick(values, against))
                        .estimate();
    }

    private int[] rows(Population population, int layer, boolean self) {
        return frame.rows(population, List.of(clause.quantity()), layer, self);
    }

    /** The quantity's mean over the layers that have a value in the row; NaN in rows without any. */
    private double[] mean(boolean self) {
        double[] sum = new double[frame.columns().rows()];
        int[] count = new int[sum.length];
        for (int layer : frame.blocks()) {
            double[] values = frame.values(clause.quantity(), layer, self);
            for (int row = 0; row < sum.length; row++) {
                if (!Frame.excluded(clause.quantity(), values[row])) {
                    sum[row] += values[row];
                    count[row]++;
                }
            }
        }
        for (int row = 0; row < sum.length; row++) {
            sum[row] /= count[row];
        }
        return sum;
    }

    private int[] present(double[] mean, Population population, boolean self) {
        boolean[] measured = frame.measuredDocuments(List.<Quantity>of(clause.quantity()));
        int[] document = frame.columns().documentOfRow();
        return IntStream.of(frame.rows(population, List.of(), 1, self))
                .filter(row -> !Double.isNaN(mean[row]) && measured[document[row]])
                .toArray();
    }
}
