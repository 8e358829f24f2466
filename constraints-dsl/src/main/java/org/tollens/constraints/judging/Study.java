package org.tollens.constraints.judging;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tollens.constraints.Constraint;
import org.tollens.constraints.Precision;

/**
 * What every estimator needs.
 *
 * @param frame the data
 * @param constraint the claim
 * @param intervals whether there are enough documents to print intervals at all
 */
record Study(Frame frame, Constraint constraint, boolean intervals) {
    static final String NO_CONTROL =
            "The random initialisation was not measured, so no control raises a floor above the constraint's own";

    Precision precision() {
        return constraint.precision();
    }

    EffectFamily family(double floor) {
        return new EffectFamily(floor, precision(), intervals);
    }

    /** The figure that says how much more sources differ than documents do, where documents are the clusters. */
    Map<String, Double> sourceFigures(List<Member> members) {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("sources", (double) frame.sources());
        if (frame.fewSources() && frame.sources() > 1) {
            figures.put("variance over sources / over documents", Member.sourceRatio(members));
        }
        return figures;
    }

    /** The claim's own notes, and what is said of every clause. */
    List<String> notes() {
        List<String> notes = new java.util.ArrayList<>(constraint.notes());
        notes.add(NO_CONTROL);
        return notes;
    }
}
