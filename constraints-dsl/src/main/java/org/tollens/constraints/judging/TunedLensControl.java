package org.tollens.constraints.judging;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tollens.constraints.Constraint;
import org.tollens.constraints.clause.Clause;
import org.tollens.constraints.clause.Quantity;
import org.tollens.constraints.evidence.ClauseEvidence;
import org.tollens.constraints.evidence.ControlEvidence;
import org.tollens.constraints.evidence.FlagKind;
import org.tollens.constraints.evidence.LayerEstimate;
import org.tollens.constraints.evidence.VerdictKind;
import org.tollens.constraints.evidence.Wording;
import org.tollens.constraints.observable.Observable;

/**
 * The same rule through the tuned lens, with the same floors. A claim whose verdict depends on the lens is a claim about a
 * lens as much as about the model.
 */
final class TunedLensControl {
    private static final String NAME = "the tuned lens";

    private final ClauseJudge judge;
    private final Ruled ruled;
    private final Constraint constraint;
    private final Clause clause;

    TunedLensControl(ClauseJudge judge, Ruled ruled) {
        this.judge = judge;
        this.ruled = ruled;
        this.constraint = ruled.study().constraint();
        this.clause = constraint.clause();
    }

    ControlRuns.Outcome run() {
        EffectSource tuned = judge.onTunedLens();
        DataGate gate = new DataGate(tuned, constraint, clause);
        if (!(gate.estimable() && gate.intervals())) {
            return ControlRuns.Outcome.of(evidence(
                    VerdictKind.INSUFFICIENT,
                    "through " + NAME + " there is no verdict: " + String.join("; ", gate.reasons()),
                    List.of(),
                    Map.of()));
        }
        Study study = ruled.study();
        // The floors that random weights raise stay those of the logit lens: no lens is fitted to them.
        Ruled other = ClauseJudge.rule(
                new Study(tuned, constraint, Reading.PLAIN, study.precision(), true, study.bounds()), clause, gate);
        Ruled same = onTheSameDocuments(study);
        return outcome(other, same);
    }

    private ControlRuns.Outcome outcome(Ruled other, Ruled same) {
        Map<String, Double> figures = new LinkedHashMap<>();
        int labels = otherLabels(other, same);
        figures.put("layers with another label", (double) labels);
        StringBuilder finding = new StringBuilder("through " + NAME + " the rule gives " + Wording.word(other.kind()));
        boolean differs = other.kind() != same.kind();
        if (differs) {
            finding.append(", not ").append(Wording.word(same.kind()));
        }
        if (same.study().reading().without() != null) {
            finding.append(", on the documents that it was not fitted on, where the logit lens gives ")
                    .append(Wording.word(same.kind()));
        }
        if (!same.profile().evidence().layers().isEmpty()) {
            finding.append("; ")
                    .append(Wording.counted(labels, "layer"))
                    .append(labels == 1 ? " has another label" : " have another label");
        }
        if (!other.reasons().isEmpty()) {
            finding.append("; ").append(String.join("; ", other.reasons()));
        }
        List<ClauseEvidence> clauses = new ArrayList<>();
        clauses.add(other.profile().evidence().read("through-tuned-lens", "through " + NAME));
        other.profile().supporting().forEach(one -> clauses.add(one.read("through-tuned-lens", "through " + NAME)));
        ControlEvidence evidence = evidence(other.kind(), finding.toString(), clauses, figures);
        return ControlRuns.Outcome.of(evidence).flagged(differs, FlagKind.LENS_DEPENDENT, finding.toString());
    }

    /** The claim itself, unless some documents were kept apart to fit the lens on: a fair comparison leaves them out. */
    private Ruled onTheSameDocuments(Study study) {
        Frame frame = study.frame();
        boolean[] apart = new boolean[frame.columns().rows()];
        boolean some = false;
        for (Quantity quantity : clause.quantities()) {
            Observable observable = quantity.observable();
            boolean[] plain = frame.columns().measuredDocuments(observable);
            boolean[] tuned = judge.onTunedLens().frame().columns().measuredDocuments(observable);
            for (int row = 0; row < apart.length; row++) {
                int document = frame.documentOf(row);
                apart[row] |= plain[document] && !tuned[document];
                some |= apart[row];
            }
        }
        return some ? ClauseJudge.rule(study.with(Reading.PLAIN.leavingOut(apart)), clause) : ruled;
    }

    private static int otherLabels(Ruled other, Ruled same) {
        List<LayerEstimate> one = other.profile().evidence().layers();
        List<LayerEstimate> two = same.profile().evidence().layers();
        int count = 0;
        for (int layer = 0; layer < Math.min(one.size(), two.size()); layer++) {
            count += one.get(layer).estimate().label()
                            == two.get(layer).estimate().label()
                    ? 0
                    : 1;
        }
        return count;
    }

    private static ControlEvidence evidence(
            VerdictKind kind, String finding, List<ClauseEvidence> clauses, Map<String, Double> figures) {
        return new ControlEvidence("tuned-lens", NAME, Optional.of(kind), finding, clauses, figures);
    }
}
