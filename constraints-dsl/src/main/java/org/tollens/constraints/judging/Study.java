package org.tollens.constraints.judging;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tollens.constraints.Constraint;
import org.tollens.constraints.Precision;
import org.tollens.constraints.clause.Clause;

/**
 * What every estimator needs.
 *
 * @param source the effects
 * @param constraint the claim
 * @param reading how the columns are read
 * @param precision how intervals are made
 * @param intervals whether there are enough documents to print intervals at all
 * @param bounds what random weights reach in a clause, by the member's name; empty where that was not measured
 */
record Study(
        EffectSource source,
        Constraint constraint,
        Reading reading,
        Precision precision,
        boolean intervals,
        Function<Clause, Map<String, Double>> bounds) {
    static final String NO_CONTROL =
            "No random initialisation was read, so no control raises a floor above the constraint's own";

    /** No bounds. */
    static final Function<Clause, Map<String, Double>> UNBOUNDED = clause -> Map.of();

    Frame frame() {
        return source.frame();
    }

    /** The same data read otherwise. */
    Study with(Reading other) {
        return new Study(source, constraint, other, precision, intervals, bounds);
    }

    /** The same with other intervals. */
    Study with(Precision other) {
        return new Study(source, constraint, reading, other, intervals, bounds);
    }

    /** The same without bounds. */
    Study unbounded() {
        return new Study(source, constraint, reading, precision, intervals, UNBOUNDED);
    }

    /** How a clause's family is judged. */
    EffectFamily.Settings family(Clause clause, double floor) {
        return new EffectFamily.Settings(
                floor, precision, intervals, bounds.apply(clause), EffectSource.tokensOf(clause, reading));
    }

    Effects effects(Clause clause) {
        return source.of(clause, reading);
    }

    /** The effects on the model's own sampled labels; null where the reading is none of the data themselves. */
    @Nullable
    Effects onSelfLabels(Clause clause) {
        boolean data = reading.equals(Reading.PLAIN);
        return data ? source.plainly(clause, Reading.SELF) : null;
    }

    /** The figure that says how much more sources differ than documents do, where documents are the clusters. */
    Map<String, Double> sourceFigures(List<Member> members) {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("sources", (double) frame().sources());
        if (frame().fewSources() && frame().sources() > 1) {
            figures.put("variance over sources / over documents", Member.sourceRatio(members));
        }
        return figures;
    }

    /** The claim's own notes, and what is said of every clause. */
    List<String> notes(Clause clause) {
        List<String> notes = new ArrayList<>(constraint.notes());
        if (clause.raisesFloors() && bounds.apply(clause).isEmpty() && reading.equals(Reading.PLAIN)) {
            notes.add(
                    clause.isExcess()
                            ? "An excess over the model's own labels has no counterpart on random weights, so the floor is"
                                    + " the constraint's own"
                            : NO_CONTROL);
        }
        return notes;
    }
}
