package org.tollens.constraints.judging;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tollens.constraints.clause.Comparison;
import org.tollens.constraints.clause.Population;
import org.tollens.constraints.clause.Quantity;
import org.tollens.constraints.rule.EffectLabel;
import org.tollens.statistics.CliffsDelta;
import org.tollens.statistics.Influence;
import org.tollens.statistics.Leverage;
import org.tollens.statistics.SortedColumn;
import org.tollens.statistics.StratifiedCliffsDelta;

/** Cliff's delta between two populations, in each layer and for the mean over layers. */
final class ComparisonEstimator {
    private final EffectSource source;
    private final Frame frame;
    private final Comparison clause;
    private final Reading reading;

    ComparisonEstimator(EffectSource source, Comparison clause, Reading reading) {
        this.source = source;
        this.frame = source.frame();
        this.clause = clause;
        this.reading = reading;
    }

    Effects estimate() {
        Map<String, Member> overall = new LinkedHashMap<>();
        overall.put(EffectLabel.OVERALL, overall());
        List<Member> layers = frame.blocks().stream().map(this::layer).toList();
        List<String> undefined = layers.stream().noneMatch(Member::evaluable)
                ? List.of("no comparison at any layer: " + layers.get(0).note())
                : List.of();
        return new Effects(layers, overall, Scale.PLAIN, Map.of(), undefined);
    }

    private Member layer(int layer) {
        boolean[] at = rows(clause.at(), layer);
        boolean[] against = rows(clause.against(), layer);
        boolean[] both = or(at, against);
        String problem =
                Frame.problem(clause.quantity().describe(), frame.values(clause.quantity(), layer, reading), both);
        // Sorting refuses what is not finite, so what can't be used is found first.
        return problem.isEmpty()
                ? member(frame.sorted(clause.quantity(), layer, reading), at, against, both)
                : Member.notEvaluable(frame, both, problem);
    }

    /** The effect of the mean over layers alone. */
    Member overall() {
        MeanOverLayers mean = source.mean(clause.quantity(), reading);
        boolean[] at = present(mean, clause.at());
        boolean[] against = present(mean, clause.against());
        boolean[] both = or(at, against);
        String problem = Frame.problem(clause.quantity().describe(), mean.values(), both);
        return problem.isEmpty() ? member(mean.sorted(), at, against, both) : Member.notEvaluable(frame, both, problem);
    }

    private Member member(SortedColumn values, boolean[] at, boolean[] against, boolean[] both) {
        if (Frame.count(at) == 0 || Frame.count(against) == 0) {
            return Member.notEvaluable(frame, both, "a group has no position at this layer");
        }
        if (clause.effect().strata().isEmpty()) {
            return Member.of(frame, corrected(CliffsDelta.estimate(values, at, against), at, against), both);
        }
        StratifiedCliffsDelta found = StratifiedCliffsDelta.estimate(
                values, at, against, source.strata(clause.effect().strata()));
        return found.effect()
                .map(effect -> Member.of(frame, corrected(effect, at, against), found.used()))
                .orElseGet(() -> Member.notEvaluable(frame, both, "no stratum has positions of both groups"));
    }

    private Influence corrected(Influence effect, boolean[] at, boolean[] against) {
        return Leverage.corrected(effect, at, against, frame.clusterOfRow());
    }

    private boolean[] rows(Population population, int layer) {
        return frame.rows(population, List.of(clause.quantity()), layer, reading);
    }

    private boolean[] present(MeanOverLayers mean, Population population) {
        boolean[] rows = frame.rows(population, List.of(), 1, reading);
        boolean[] measured = frame.measuredDocuments(List.<Quantity>of(clause.quantity()));
        for (int row = 0; row < rows.length; row++) {
            rows[row] &= mean.present()[row] && measured[frame.documentOf(row)];
        }
        return rows;
    }

    private static boolean[] or(boolean[] one, boolean[] other) {
        boolean[] either = one.clone();
        for (int row = 0; row < either.length; row++) {
            either[row] |= other[row];
        }
        return either;
    }
}
