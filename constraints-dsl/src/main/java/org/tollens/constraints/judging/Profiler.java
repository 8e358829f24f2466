package org.tollens.constraints.judging;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tollens.constraints.clause.Clause;
import org.tollens.constraints.clause.Comparison;
import org.tollens.constraints.clause.Contraction;
import org.tollens.constraints.clause.Convergence;
import org.tollens.constraints.clause.Correlation;
import org.tollens.constraints.clause.Interaction;
import org.tollens.constraints.clause.Level;
import org.tollens.constraints.clause.StepRefinement;
import org.tollens.constraints.clause.Threshold;
import org.tollens.constraints.evidence.ClauseEvidence;
import org.tollens.constraints.evidence.Estimate;
import org.tollens.constraints.evidence.Wording;
import org.tollens.constraints.rule.DepthSigns;
import org.tollens.constraints.rule.Figure;
import org.tollens.constraints.rule.OppositePooled;
import org.tollens.statistics.ChangePoint;

/** From the effects of a clause to its evidence: intervals, labels, and the figures that a rule asks for. */
final class Profiler {
    private final Study study;

    Profiler(Study study) {
        this.study = study;
    }

    Profile of(Clause clause) {
        if (clause instanceof Threshold threshold) {
            return new ThresholdEstimator(study, threshold).estimate();
        }
        if (clause instanceof StepRefinement refinement) {
            return new RefinementEstimator(study, refinement).estimate();
        }
        if (clause instanceof Contraction contraction) {
            return new ContractionEstimator(study, contraction).estimate();
        }
        return clause instanceof Convergence convergence
                ? new ConvergenceEstimator(study, convergence).estimate()
                : layered(clause);
    }

    /** Of a comparison, a correlation or an interaction. */
    Profile layered(Clause clause) {
        Effects effects = study.effects(clause);
        EffectFamily.Settings settings = study.family(clause, floor(clause));
        EffectFamily.Solved solved = study.source()
                .solved(
                        clause,
                        study.reading(),
                        settings,
                        () -> EffectFamily.of(study.source(), settings, effects, study.onSelfLabels(clause)));
        Map<String, Double> figures = new LinkedHashMap<>();
        List<String> undefined = new ArrayList<>(effects.undefined());
        if (clause instanceof Correlation correlation && undefined.isEmpty()) {
            figures.putAll(depth(correlation, effects, solved));
        } else {
            figures.putAll(effects.figures());
        }
        if (clause instanceof Interaction interaction) {
            support(interaction, effects, undefined);
        }
        if (clause instanceof Level level) {
            solved = LevelEstimator.withMeans(level, solved);
            figures.putAll(LevelEstimator.figures(level, solved));
        }
        figures.putAll(study.sourceFigures(effects.layers()));
        ClauseEvidence evidence = new ClauseEvidence(
                clause.id(),
                clause.describe(),
                effect(clause),
                solved.layers(),
                solved.overall(),
                figures,
                study.notes(clause));
        return new Profile(evidence, List.of(), effects.layers(), undefined);
    }

    private Map<String, Double> depth(Correlation clause, Effects effects, EffectFamily.Solved solved) {
        int side = clause.sides().of(study.frame().layers());
        int change = effects.figures()
                .getOrDefault(Figure.CHANGE_POINT.key(), Double.NaN)
                .intValue();
        Estimate before = solved.overall().get(OppositePooled.BEFORE);
        int sign = before != null && before.value() < 0 ? -1 : 1;
        Map<String, Double> figures = DepthSigns.figures(solved.layers(), change, side, sign);
        double[] z = effects.layers().stream().mapToDouble(Member::value).toArray();
        figures.put(
                Figure.LAYER_ORDER_P.key(),
                ChangePoint.layerOrderP(
                        z,
                        side,
                        study.precision().replicates(),
                        study.precision().seed()));
        return figures;
    }

    private void support(Interaction clause, Effects effects, List<String> undefined) {
        long evaluable = effects.layers().stream().filter(Member::evaluable).count();
        double needed = study.constraint().gate().coverage();
        int layers = study.frame().layers();
        if (evaluable == 0 || evaluable < needed * layers - 1e-9) {
            undefined.add(evaluable + " of " + layers + " layers have at least "
                    + clause.effect().cellPositions()
                    + " positions and " + clause.effect().cellDocuments() + " documents in every cell, "
                    + Wording.percent(needed) + " of the layers needed");
        }
    }

    static double floor(Clause clause) {
        if (clause instanceof Comparison comparison) {
            return comparison.effect().floor();
        }
        if (clause instanceof Correlation correlation) {
            return correlation.effect().floor();
        }
        if (clause instanceof Level level) {
            return level.floor();
        }
        return clause instanceof Interaction interaction ? interaction.effect().floor() : Double.NaN;
    }

    /** The effect's name in reports. */
    static String effect(Clause clause) {
        boolean excess = clause.isExcess();
        if (clause instanceof Comparison comparison) {
            return (comparison.effect().strata().isEmpty() ? "" : "stratified ") + "Cliff's delta"
                    + (excess ? " in excess" : "");
        }
        if (clause instanceof Correlation correlation) {
            return correlation.effect().effect();
        }
        if (clause instanceof Level level) {
            return level.effect();
        }
        return "stratified interaction" + (excess ? " in excess" : "");
    }
}
