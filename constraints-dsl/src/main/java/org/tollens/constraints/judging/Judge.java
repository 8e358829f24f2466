package org.tollens.constraints.judging;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.tollens.constraints.Constraint;
import org.tollens.constraints.clause.Clause;
import org.tollens.constraints.clause.Comparison;
import org.tollens.constraints.clause.Convergence;
import org.tollens.constraints.clause.Correlation;
import org.tollens.constraints.clause.Interaction;
import org.tollens.constraints.evidence.ClauseEvidence;
import org.tollens.constraints.evidence.Evidence;
import org.tollens.constraints.evidence.Flag;
import org.tollens.constraints.evidence.FlagKind;
import org.tollens.constraints.evidence.Verdict;
import org.tollens.constraints.evidence.VerdictKind;
import org.tollens.constraints.evidence.Wording;
import org.tollens.constraints.observable.Observable;
import org.tollens.constraints.observable.Observables;
import org.tollens.constraints.trace.Columns;

/** Judges constraints on measured columns: pure, so it can be done again without measuring again. */
public final class Judge {
    private Judge() {}

    /**
     * Estimates the constraint's clauses and applies its rule. The same constraint and columns give the same verdict,
     * bit by bit.
     *
     * @throws IllegalArgumentException if a column that the constraint requires is absent
     */
    public static Verdict judge(Constraint constraint, Columns columns) {
        present(constraint, columns);
        Frame frame = new Frame(columns);
        DataGate gate = new DataGate(frame, constraint);
        Study study = new Study(frame, constraint, gate.intervals());
        Profile profile = gate.estimable() ? estimate(study) : nothing(constraint);
        List<String> reasons = new ArrayList<>(gate.reasons());
        if (gate.estimable()) {
            reasons.addAll(profile.undefined());
        }
        List<ClauseEvidence> clauses = new ArrayList<>(List.of(profile.evidence()));
        clauses.addAll(profile.supporting());
        Evidence evidence = evidence(study, gate, clauses);
        List<Flag> flags =
                frame.fewSources() ? List.of(new Flag(FlagKind.FEW_SOURCES, frame.sources() + " sources")) : List.of();
        if (!reasons.isEmpty()) {
            return new Verdict(
                    VerdictKind.INSUFFICIENT, Sentences.gated(reasons), shortened(reasons.get(0)), flags, evidence);
        }
        VerdictKind kind = constraint.rule().verdict(profile.evidence());
        return new Verdict(
                kind,
                Sentences.because(constraint, kind, profile.evidence(), frame),
                Sentences.keyFigure(constraint, profile.evidence()),
                flags,
                evidence);
    }

    private static String shortened(String reason) {
        int comma = reason.indexOf(", ");
        return comma < 0 ? reason : reason.substring(0, comma);
    }

    private static void present(Constraint constraint, Columns columns) {
        List<String> missing = constraint.requires().stream()
                .filter(observable -> !columns.has(observable))
                .map(Observable::key)
                .toList();
        if (!missing.isEmpty()) {
            String found = Observables.builtIn().stream()
                    .filter(columns::has)
                    .map(Observable::key)
                    .collect(Collectors.joining(", "));
            throw new IllegalArgumentException("\"" + constraint.statement() + "\" needs the columns "
                    + String.join(", ", missing) + " of model " + columns.model() + " on corpus " + columns.corpus()
                    + ", which were not measured; there are " + (found.isEmpty() ? "none" : found)
                    + "; measure with a plan that holds Constraint.requires()");
        }
    }

    private static Profile estimate(Study study) {
        Clause clause = study.constraint().clause();
        if (clause instanceof Comparison comparison) {
            return new ComparisonEstimator(study, comparison).estimate();
        }
        if (clause instanceof Correlation correlation) {
            return new CorrelationEstimator(study, correlation).estimateWithSupport();
        }
        if (clause instanceof Interaction interaction) {
            return new InteractionEstimator(study, interaction).estimate();
        }
        if (clause instanceof Convergence convergence) {
            return new ConvergenceEstimator(study, convergence).estimate();
        }
        throw new AssertionError(clause);
    }

    private static Profile nothing(Constraint constraint) {
        Clause clause = constraint.clause();
        ClauseEvidence empty = new ClauseEvidence(
                clause.id(), clause.describe(), "none", List.of(), Map.of(), Map.of(), constraint.notes());
        return new Profile(empty, List.of(), List.of(), List.of());
    }

    private static Evidence evidence(Study study, DataGate gate, List<ClauseEvidence> clauses) {
        Frame frame = study.frame();
        String clusters = frame.fewSources() ? "documents" : "sources";
        String method = study.intervals()
                ? "Simultaneous intervals at "
                        + Wording.percent(1 - study.precision().familyWiseLevel())
                        + " by the studentised max-|t| bootstrap over " + frame.clusters() + " " + clusters
                        + ", linearised, " + study.precision().replicates() + " replicates, seed "
                        + study.precision().seed()
                : "Estimates without intervals: fewer than 10 documents";
        return new Evidence(
                clauses,
                gate.documents(),
                gate.positions(),
                study.precision().familyWiseLevel(),
                study.precision().replicates(),
                study.precision().seed(),
                method,
                List.of(),
                List.of());
    }
}
