package org.tollens.constraints.judging;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.tollens.constraints.clause.Correlation;
import org.tollens.constraints.clause.Population;
import org.tollens.constraints.clause.Quantity;
import org.tollens.constraints.evidence.ClauseEvidence;
import org.tollens.constraints.evidence.Estimate;
import org.tollens.constraints.evidence.Wording;
import org.tollens.constraints.rule.DepthSigns;
import org.tollens.constraints.rule.EffectLabel;
import org.tollens.constraints.rule.Figure;
import org.tollens.constraints.rule.OppositePooled;
import org.tollens.statistics.ChangePoint;
import org.tollens.statistics.ClusteredSpearman;
import org.tollens.statistics.Influence;

/** Spearman's rho in each layer and pooled on both sides of its change point, in one family. */
final class CorrelationEstimator {
    static final String EFFECT = "Spearman rho";

    private final Study study;
    private final Frame frame;
    private final Correlation clause;
    private final int side;

    CorrelationEstimator(Study study, Correlation clause) {
        this.study = study;
        this.frame = study.frame();
        this.clause = clause;
        this.side = clause.sides().of(frame.layers());
    }

    /** With what is printed beside the clause, which costs as much again. */
    Profile estimateWithSupport() {
        return estimate(true);
    }

    /** The clause alone. */
    Profile estimate() {
        return estimate(false);
    }

    private Profile estimate(boolean support) {
        List<Effect> effects = effects(clause.first(), clause.at(), true);
        List<String> undefined = effects.stream()
                .filter(e -> !e.z().evaluable())
                .map(e -> "no correlation at layer " + (effects.indexOf(e) + 1) + ": " + e.z().note())
                .toList();
        List<Member> z = effects.stream().map(Effect::z).toList();
        ClauseEvidence evidence = undefined.isEmpty() ? whole(effects) : layersOnly(clause.id(), effects);
        return new Profile(evidence, support ? supporting(effects) : List.of(), z, undefined);
    }

    /** A layer's correlation, as it is and on Fisher's z scale. */
    private record Effect(Member rho, Member z) {}

    private List<Effect> effects(Quantity first, Population population, boolean withSelf) {
        return frame.blocks().stream()
                .map(layer -> effect(first, population, layer, withSelf))
                .toList();
    }

    private Effect effect(Quantity first, Population population, int layer, boolean withSelf) {
        int[] rows = frame.rows(population, List.of(first, clause.second()), layer, false);
        double[] x = Frame.pick(frame.values(first, layer, false), rows);
        double[] y = Frame.pick(frame.values(clause.second(), layer, false), rows);
        String problem = problem(first, x, y);
        if (!problem.isEmpty()) {
            Member nothing = Member.notEvaluable(frame, rows, problem);
            return new Effect(nothing, nothing);
        }
        Influence rho = ClusteredSpearman.estimate(x, y);
        double self = withSelf ? self(first, population, layer) : Double.NaN;
        Member member = Member.of(frame, rho, rows, self);
        if (!(Math.abs(rho.estimate()) < 1)) {
            return new Effect(member, Member.notEvaluable(frame, rows, "the two have exactly the same order"));
        }
        return new Effect(member, Member.of(frame, ClusteredSpearman.fisherZ(rho), rows, atanh(self)));
    }

    private static double atanh(double rho) {
        return (Math.log1p(rho) - Math.log1p(-rho)) / 2;
    }

    private String problem(Quantity first, double[] x, double[] y) {
        if (x.length < 2) {
            return "fewer than 2 positions";
        }
        String problem = problem(first.describe(), x);
        return problem.isEmpty() ? problem(clause.second().describe(), y) : problem;
    }

    private static String problem(String what, double[] values) {
        // What decides is checked before; what is printed beside it may read one depth more.
        if (!Arrays.stream(values).allMatch(Double::isFinite)) {
            return what + " is NaN or infinite at some positions";
        }
        return Frame.constant(values)
                ? what + " is " + Wording.unsigned(values[0]) + " at all " + values.length + " positions"
                : "";
    }

    private double self(Quantity first, Population population, int layer) {
        int[] rows = frame.rows(population, List.of(first, clause.second()), layer, true);
        double[] x = Frame.pick(frame.values(first, layer, true), rows);
        double[] y = Frame.pick(frame.values(clause.second(), layer, true), rows);
        return problem(first, x, y).isEmpty() ? ClusteredSpearman.estimate(x, y).estimate() : Double.NaN;
    }

    private ClauseEvidence whole(List<Effect> effects) {
        double[] z = effects.stream().mapToDouble(e -> e.z().value()).toArray();
        int change = ChangePoint.find(z, side).after();
        List<Member> members = effects.stream().map(Effect::z).toList();
        EffectFamily family = study.family(clause.effect().floor());
        family.overall(OppositePooled.BEFORE, Member.mean(members.subList(0, change)), Scale.FISHER);
        family.overall(OppositePooled.AFTER, Member.mean(members.subList(change, z.length)), Scale.FISHER);
        effects.forEach(effect -> family.layer(effect.z(), Scale.FISHER));
        EffectFamily.Solved solved = family.solve();
        Estimate before = solved.overall().get(OppositePooled.BEFORE);
        int sign = before != null && before.value() < 0 ? -1 : 1;
        Map<String, Double> figures = DepthSigns.figures(solved.layers(), change, side, sign);
        figures.put(
                Figure.LAYER_ORDER_P.key(),
                ChangePoint.layerOrderP(
                        z,
                        side,
                        study.precision().replicates(),
                        study.precision().seed()));
        figures.putAll(study.sourceFigures(members));
        return new ClauseEvidence(
                clause.id(), clause.describe(), EFFECT, solved.layers(), solved.overall(), figures, study.notes());
    }

    private ClauseEvidence layersOnly(String id, List<Effect> effects) {
        EffectFamily family = study.family(clause.effect().floor());
        effects.forEach(effect -> family.layer(effect.z(), Scale.FISHER));
        return new ClauseEvidence(
                id, clause.describe(), EFFECT, family.solve().layers(), Map.of(), Map.of(), study.notes());
    }

    private List<ClauseEvidence> supporting(List<Effect> effects) {
        List<ClauseEvidence> more = new ArrayList<>();
        if (clause.at().predictions() == Population.Predictions.INCORRECT) {
            more.add(againstCorrect(effects));
        }
        if (clause.first().form() == Quantity.Form.BEFORE_BLOCK) {
            more.add(afterTheBlock());
        }
        return more;
    }

    /** What is particular to errors: the correlation at incorrect positions minus that at correct ones. */
    private ClauseEvidence againstCorrect(List<Effect> effects) {
        Population correct = new Population(
                Population.Predictions.CORRECT, clause.at().from(), clause.at().until());
        List<Effect> others = effects(clause.first(), correct, true);
        List<Member> differences = new ArrayList<>();
        for (int l = 0; l < effects.size(); l++) {
            differences.add(effects.get(l).rho().minus(others.get(l).rho()));
        }
        EffectFamily family = study.family(clause.effect().floor());
        List<Member> evaluable = differences.stream().filter(Member::evaluable).toList();
        if (!evaluable.isEmpty()) {
            family.overall(EffectLabel.OVERALL, Member.mean(evaluable), Scale.PLAIN);
        }
        differences.forEach(difference -> family.layer(difference, Scale.PLAIN));
        EffectFamily.Solved solved = family.solve();
        return new ClauseEvidence(
                clause.id() + "-incorrect-minus-correct",
                "The same correlation at " + clause.at().describe() + " minus that at " + correct.describe(),
                "difference of Spearman rho",
                solved.layers(),
                solved.overall(),
                Map.of(),
                List.of("Decides nothing: it shows how much of the correlation is particular to errors"));
    }

    private ClauseEvidence afterTheBlock() {
        Quantity after = clause.first().afterTheBlock();
        EffectFamily family = study.family(clause.effect().floor());
        effects(after, clause.at(), true).forEach(effect -> family.layer(effect.z(), Scale.FISHER));
        return new ClauseEvidence(
                after.slug() + "-with-" + clause.second().slug(),
                "The same correlation with " + after.describe() + " after the block instead of before it",
                EFFECT,
                family.solve().layers(),
                Map.of(),
                Map.of(),
                List.of("Decides nothing: the other reading of the claim, printed beside the one that decides"));
    }
}
