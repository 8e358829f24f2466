package org.tollens.constraints.judging;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tollens.constraints.clause.Clause;
import org.tollens.constraints.evidence.ClauseEvidence;
import org.tollens.constraints.evidence.Estimate;
import org.tollens.constraints.evidence.Label;
import org.tollens.constraints.evidence.LayerEstimate;
import org.tollens.constraints.evidence.Wording;
import org.tollens.constraints.rule.EffectLabel;

/**
 * What the true labels add to the model's own: effects minus those on self labels, bootstrapped jointly, and their mean over
 * the labelled layers, each with its layer's sign.
 *
 * @param evidence the excess layer by layer
 * @param mean ē with its interval; its floor is the largest mean excess that counts as nothing
 * @param ownSign layers whose excess is labelled with the sign of their effect
 * @param labelled layers labelled POSITIVE or NEGATIVE
 */
record Excess(ClauseEvidence evidence, Estimate mean, int ownSign, int labelled) {

    /** Empty where no layer is labelled, so that there is nothing to explain. */
    static Optional<Excess> of(Study study, Clause clause, ClauseEvidence plain) {
        return of(study, clause, plain, Reading.Labels.SELF);
    }

    /** The same over other labels. */
    static Optional<Excess> of(Study study, Clause clause, ClauseEvidence plain, Reading.Labels labels) {
        if (!clause.dependsOnTheLabel() || !study.intervals()) {
            return Optional.empty();
        }
        Effects excess = study.source().excess(clause, Reading.PLAIN, labels);
        ClauseEvidence evidence = evidence(study, clause, excess, labels);
        List<Member> members = new ArrayList<>();
        List<Double> signs = new ArrayList<>();
        int ownSign = 0;
        double size = 0;
        for (LayerEstimate layer : plain.layers()) {
            int sign = sign(layer.estimate().label());
            Member member = excess.layers().get(layer.layer() - 1);
            if (sign != 0 && member.evaluable()) {
                members.add(member);
                signs.add((double) sign);
                size += Math.abs(layer.estimate().value());
                Label label =
                        evidence.layers().get(layer.layer() - 1).estimate().label();
                ownSign += label == layer.estimate().label() ? 1 : 0;
            }
        }
        if (members.isEmpty()) {
            return Optional.empty();
        }
        double most = Math.min(Profiler.floor(clause), size / members.size() / 2);
        double[] weights =
                signs.stream().mapToDouble(sign -> sign / members.size()).toArray();
        Member mean = Member.combined(study.frame(), members, weights);
        return Optional.of(new Excess(evidence, mean(study, clause, mean, most), ownSign, members.size()));
    }

    /** The excess of a clause over labels of a calibrated model, layer by layer. */
    static ClauseEvidence overCalibrated(Study study, Clause clause) {
        Reading.Labels labels = Reading.Labels.CALIBRATED;
        return evidence(study, clause, study.source().excess(clause, Reading.PLAIN, labels), labels);
    }

    private static ClauseEvidence evidence(Study study, Clause clause, Effects excess, Reading.Labels labels) {
        boolean calibrated = labels == Reading.Labels.CALIBRATED;
        EffectFamily.Solved solved = EffectFamily.of(
                        study.source(), settings(study, clause, Profiler.floor(clause)), excess, null)
                .solve();
        return new ClauseEvidence(
                clause.id() + "-in-excess-of-" + (calibrated ? "calibrated-labels" : "self-labels"),
                "What the true labels add: the effect minus that on "
                        + (calibrated
                                ? "labels drawn at a temperature fitted on other documents"
                                : "the model's own sampled labels"),
                Profiler.effect(clause) + (clause.isExcess() ? "" : " in excess"),
                solved.layers(),
                solved.overall(),
                Map.of(),
                List.of());
    }

    private static Estimate mean(Study study, Clause clause, Member mean, double most) {
        Effects one = new Effects(List.of(), Map.of(EffectLabel.OVERALL, mean), Scale.PLAIN, Map.of(), List.of());
        Estimate estimate = EffectFamily.of(study.source(), settings(study, clause, most), one, null)
                .solve()
                .overall()
                .get(EffectLabel.OVERALL);
        return java.util.Objects.requireNonNull(estimate);
    }

    private static EffectFamily.Settings settings(Study study, Clause clause, double floor) {
        return new EffectFamily.Settings(
                floor, study.precision(), study.intervals(), Map.of(), EffectSource.tokensOf(clause, Reading.PLAIN));
    }

    private static int sign(Label label) {
        return label == Label.POSITIVE ? 1 : label == Label.NEGATIVE ? -1 : 0;
    }

    /** Whether the true labels add nothing that counts. */
    boolean isNegligible() {
        return mean.ciLow() > -mean.floor() && mean.ciHigh() < mean.floor() && ownSign == 0;
    }

    Map<String, Double> figures() {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("mean excess over " + labelled + " labelled layers", mean.value());
        figures.put("its interval from", mean.ciLow());
        figures.put("its interval to", mean.ciHigh());
        figures.put("largest mean excess that counts as nothing", mean.floor());
        figures.put("layers whose excess has their sign", (double) ownSign);
        return figures;
    }

    String describe() {
        return "mean excess over the " + Wording.counted(labelled, "labelled layer") + " "
                + Wording.withInterval(mean) + " (within ±" + Wording.unsigned(mean.floor()) + " counts as nothing), "
                + Wording.counted(ownSign, "layer") + " in excess";
    }
}
