package org.tollens.constraints.judging;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.tollens.constraints.Constraint;
import org.tollens.constraints.Units;
import org.tollens.constraints.Variation;
import org.tollens.constraints.clause.Checking;
import org.tollens.constraints.clause.Clause;
import org.tollens.constraints.clause.Convergence;
import org.tollens.constraints.clause.Correlation;
import org.tollens.constraints.clause.Interaction;
import org.tollens.constraints.clause.Joint;
import org.tollens.constraints.evidence.ClauseEvidence;
import org.tollens.constraints.evidence.ControlEvidence;
import org.tollens.constraints.evidence.Evidence;
import org.tollens.constraints.evidence.Flag;
import org.tollens.constraints.evidence.FlagKind;
import org.tollens.constraints.evidence.Variant;
import org.tollens.constraints.evidence.Verdict;
import org.tollens.constraints.evidence.VerdictKind;
import org.tollens.constraints.evidence.Wording;
import org.tollens.constraints.observable.Observable;
import org.tollens.constraints.observable.Observables;
import org.tollens.constraints.rule.PartVerdicts;
import org.tollens.constraints.trace.Columns;

/**
 * Judges constraints on the measured columns of one model and corpus: pure, so it can be done again without measuring
 * again. What one constraint needed is kept for the next. Not safe for several threads.
 */
public final class Judge {
    private final Columns columns;
    private final Frame frame;
    private final ClauseJudge clauses;
    private final Map<Constraint, Verdict> verdicts = new LinkedHashMap<>();

    /** A judge of these columns, which must not change. */
    public Judge(Columns columns) {
        this.columns = columns;
        this.frame = new Frame(columns);
        this.clauses = new ClauseJudge(new EffectSource(frame));
    }

    /** Judges one constraint on columns that are used for nothing else. */
    public static Verdict judge(Constraint constraint, Columns columns) {
        return new Judge(columns).judge(constraint);
    }

    /**
     * Estimates the constraint's clauses, applies its rule and runs its controls. The same constraint and columns give the
     * same verdict, bit by bit.
     *
     * @throws IllegalArgumentException if a column that the constraint requires is absent
     */
    public Verdict judge(Constraint constraint) {
        Verdict known = verdicts.get(constraint);
        if (known == null) {
            known = constraint.clause() instanceof Joint joint
                    ? joint(constraint, joint)
                    : constraint.clause() instanceof Checking checking
                            ? checked(constraint, checking)
                            : alone(constraint);
            verdicts.put(constraint, known);
        }
        return known;
    }

    private Verdict alone(Constraint constraint) {
        present(constraint);
        DataGate gate = new DataGate(clauses.source(), constraint, constraint.clause());
        Ruled ruled = clauses.rule(constraint, constraint.clause(), gate);
        List<ControlEvidence> controls = List.of();
        List<Flag> flags = new ArrayList<>();
        if (gate.estimable() && gate.intervals() && ruled.profile().undefined().isEmpty()) {
            ControlRuns runs = new ControlRuns(clauses, ruled).run();
            controls = runs.evidence();
            flags.addAll(runs.flags());
        }
        if (frame.fewSources()) {
            flags.add(fewSources());
        }
        flags.sort(Comparator.comparing(Flag::kind));
        Evidence evidence = evidence(ruled, gate, controls, multiverse(constraint));
        return new Verdict(ruled.kind(), because(constraint, ruled), keyFigure(constraint, ruled), flags, evidence);
    }

    private Verdict checked(Constraint constraint, Checking checking) {
        present(constraint);
        return new CheckJudge(frame).verdict(constraint, checking);
    }

    private String because(Constraint constraint, Ruled ruled) {
        return ruled.reasons().isEmpty()
                ? Sentences.because(constraint, ruled.kind(), ruled.profile().evidence(), frame)
                : Sentences.gated(ruled.reasons());
    }

    private static String keyFigure(Constraint constraint, Ruled ruled) {
        return ruled.reasons().isEmpty()
                ? Sentences.keyFigure(constraint, ruled.profile().evidence())
                : shortened(ruled.reasons().get(0));
    }

    private Flag fewSources() {
        return new Flag(
                FlagKind.FEW_SOURCES,
                Wording.counted(frame.sources(), "source") + ", fewer than " + Frame.SOURCES_AS_CLUSTERS
                        + ", so documents are the units and what differs between sources is not covered");
    }

    private List<Variant> multiverse(Constraint constraint) {
        List<Variant> variants = new ArrayList<>();
        for (Variation variation : constraint.variations()) {
            DataGate gate = new DataGate(clauses.source(), constraint, variation.clause());
            Ruled ruled = clauses.rule(constraint, variation.clause(), gate);
            Constraint varied = constraint.withClause(variation.clause());
            variants.add(
                    new Variant(variation.choice(), ruled.kind(), keyFigure(varied, ruled), because(varied, ruled)));
        }
        return variants;
    }

    private Verdict joint(Constraint constraint, Joint joint) {
        Map<String, Verdict> parts = new LinkedHashMap<>();
        joint.parts().forEach(part -> parts.put(part.id(), judge((Constraint) part.claim())));
        Map<String, Double> figures = new LinkedHashMap<>();
        for (VerdictKind kind : VerdictKind.values()) {
            figures.put(PartVerdicts.key(kind), (double)
                    parts.values().stream().filter(v -> v.kind() == kind).count());
        }
        List<String> notes = new ArrayList<>(constraint.notes());
        parts.forEach((id, verdict) -> notes.add(id + " " + Wording.word(verdict.kind())
                + (verdict.flags().isEmpty() ? "" : " [" + String.join(", ", verdict.flagIds()) + "]") + ": "
                + verdict.keyFigure()));
        ClauseEvidence evidence = new ClauseEvidence(
                joint.id(), joint.describe(), "verdicts of the parts", List.of(), Map.of(), figures, notes);
        VerdictKind kind = constraint.rule().verdict(evidence);
        String said = parts.entrySet().stream()
                .map(part -> part.getKey() + " " + Wording.word(part.getValue().kind()))
                .collect(Collectors.joining(", "));
        return new Verdict(
                kind,
                Sentences.joint(constraint, kind, evidence, said),
                said,
                flags(parts),
                new Evidence(
                        List.of(evidence),
                        parts.values().stream()
                                .mapToInt(v -> v.evidence().documents())
                                .max()
                                .orElse(0),
                        parts.values().stream()
                                .mapToInt(v -> v.evidence().positions())
                                .max()
                                .orElse(0),
                        parts.values().stream()
                                .mapToDouble(v -> v.evidence().familyWiseLevel())
                                .max()
                                .orElse(0),
                        constraint.precision().replicates(),
                        constraint.precision().seed(),
                        "Intersection-union: each part is judged at its own level",
                        List.of(),
                        List.of()));
    }

    /** The flags of the parts, each with whose it is. */
    private static List<Flag> flags(Map<String, Verdict> parts) {
        List<Flag> flags = new ArrayList<>();
        for (FlagKind kind : FlagKind.values()) {
            String of = parts.entrySet().stream()
                    .filter(part -> part.getValue().has(kind))
                    .map(Map.Entry::getKey)
                    .collect(Collectors.joining(", "));
            if (!of.isEmpty()) {
                flags.add(new Flag(kind, "of " + of));
            }
        }
        return flags;
    }

    private static String shortened(String reason) {
        int comma = reason.indexOf(", ");
        return comma < 0 ? reason : reason.substring(0, comma);
    }

    private void present(Constraint constraint) {
        Set<Observable> asked = constraint.requires();
        // Labels of a calibrated model are one control more: where they were not measured the rest still stands.
        List<String> missing = asked.stream()
                .filter(observable -> !observable.parameters().containsKey(Observables.TEMPERATURE))
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

    private Evidence evidence(Ruled ruled, DataGate gate, List<ControlEvidence> controls, List<Variant> multiverse) {
        Study study = ruled.study();
        List<ClauseEvidence> all = new ArrayList<>(List.of(ruled.profile().evidence()));
        all.addAll(ruled.profile().supporting());
        Clause clause = study.constraint().clause();
        if (clause instanceof Correlation correlation && gate.estimable()) {
            all.addAll(new CorrelationSupport(study, correlation).evidence());
        }
        if (clause.isExcess()
                && !(clause instanceof Convergence)
                && gate.estimable()
                && SelfLabelControl.hasCalibrated(study, clause)) {
            all.add(Excess.overCalibrated(study, clause));
        }
        if (clause instanceof Interaction interaction
                && gate.estimable()
                && ruled.profile().undefined().isEmpty()) {
            all.add(new TensorTerm(study, interaction).evidence());
        }
        return new Evidence(
                all,
                gate.documents(),
                gate.positions(),
                study.precision().familyWiseLevel(),
                study.precision().replicates(),
                study.precision().seed(),
                method(study),
                controls,
                multiverse);
    }

    private String method(Study study) {
        if (!study.intervals()) {
            return "Estimates without intervals: fewer than 10 documents";
        }
        String level = "Simultaneous intervals at "
                + Wording.percent(1 - study.precision().familyWiseLevel());
        String clusters = frame.clusters() + (frame.fewSources() ? " documents" : " sources");
        String drawn = study.precision().replicates() + " replicates, seed "
                + study.precision().seed();
        return study.precision().units() == Units.DOCUMENTS
                ? level + " by the studentised max-|t| bootstrap over " + clusters + ", linearised, " + drawn
                : level + " over " + clusters
                        + " and token types (two-way standard errors, critical value from products"
                        + " of Poisson weights), " + drawn;
    }
}
