package org.tollens.constraints.judging;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.tollens.constraints.Constraint;
import org.tollens.constraints.clause.Family;
import org.tollens.constraints.evidence.ClauseEvidence;
import org.tollens.constraints.evidence.Criterion;
import org.tollens.constraints.evidence.Estimate;
import org.tollens.constraints.evidence.Label;
import org.tollens.constraints.evidence.LayerEstimate;
import org.tollens.constraints.evidence.VerdictKind;
import org.tollens.constraints.evidence.Wording;
import org.tollens.constraints.rule.AllOf;
import org.tollens.constraints.rule.AnyOf;
import org.tollens.constraints.rule.Condition;
import org.tollens.constraints.rule.EffectLabel;
import org.tollens.constraints.rule.Figure;
import org.tollens.constraints.rule.LayerProperty;
import org.tollens.constraints.rule.OppositePooled;

/** The sentence of a verdict and the one figure to show in a line. */
final class Sentences {
    /** A chance above this does not tell a convergence from an accident. */
    private static final double CHANCE = 0.05;

    /** A sentence with more reasons than this is not read. */
    private static final int REASONS = 3;

    private Sentences() {}

    static String because(Constraint constraint, VerdictKind kind, ClauseEvidence evidence, Frame frame) {
        Condition pass = constraint.rule().pass();
        Set<String> parts = new LinkedHashSet<>();
        switch (kind) {
            case PASS -> parts.addAll(met(pass, evidence));
            case PARTIAL -> {
                parts.addAll(unmet(pass, evidence));
                constraint.rule().partial().ifPresent(p -> add(parts, met(p, evidence)));
            }
            case FAIL -> {
                parts.addAll(met(constraint.rule().fail(), evidence));
                add(parts, unmet(pass, evidence));
            }
            case INSUFFICIENT -> {
                parts.add(counts(evidence));
                parts.addAll(unmet(pass, evidence));
            }
        }
        return word(kind) + ": " + (kind == VerdictKind.INSUFFICIENT ? "unresolved, no rule is met: " : "")
                + String.join("; ", parts) + chance(constraint, evidence) + sources(frame) + ".";
    }

    /** Of a deterministic claim. */
    static String checked(Constraint constraint, VerdictKind kind, ClauseEvidence evidence) {
        Condition pass = constraint.rule().pass();
        Set<String> parts = new LinkedHashSet<>();
        switch (kind) {
            case PASS -> parts.addAll(met(pass, evidence));
            case PARTIAL -> {
                parts.addAll(unmet(pass, evidence));
                constraint.rule().partial().ifPresent(p -> add(parts, met(p, evidence)));
            }
            case FAIL -> parts.addAll(met(constraint.rule().fail(), evidence));
            case INSUFFICIENT -> parts.addAll(unmet(pass, evidence));
        }
        return word(kind) + ": " + (kind == VerdictKind.INSUFFICIENT ? "neither shown nor refuted: " : "")
                + String.join("; ", parts) + ".";
    }

    static String joint(Constraint constraint, VerdictKind kind, ClauseEvidence evidence, String parts) {
        Condition decisive = kind == VerdictKind.FAIL
                ? constraint.rule().fail()
                : constraint.rule().pass();
        return word(kind) + ": " + parts + "; " + decisive.found(evidence)
                + (kind == VerdictKind.PASS || kind == VerdictKind.FAIL ? "" : ", " + decisive.needed()) + ".";
    }

    /** Without figures that are said already. */
    private static void add(Set<String> parts, List<String> more) {
        more.stream()
                .filter(one -> parts.stream().noneMatch(part -> part.startsWith(one) || one.startsWith(part)))
                .forEach(parts::add);
    }

    static String gated(List<String> reasons) {
        List<String> first = reasons.subList(0, Math.min(REASONS, reasons.size()));
        int more = reasons.size() - first.size();
        return "Insufficient: " + String.join("; ", first)
                + (more == 0 ? "" : "; and " + more + " more reasons like this") + ".";
    }

    private static String word(VerdictKind kind) {
        String name = kind.name();
        return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
    }

    private static String sources(Frame frame) {
        return frame.fewSources()
                ? ", for " + (frame.sources() == 1 ? "this 1 source" : "these " + frame.sources() + " sources")
                : "";
    }

    private static String chance(Constraint constraint, ClauseEvidence evidence) {
        if (constraint.clause().family() != Family.CONVERGENCE) {
            return "";
        }
        double p = evidence.figures().getOrDefault(Figure.WIDTH_P.key(), Double.NaN);
        return "; " + ConvergenceEstimator.words(evidence)
                + (p > CHANCE ? ", p = " + Wording.unsigned(p) + ", not distinguishable from chance" : "");
    }

    /** What the evidence has of the conditions that hold. */
    static List<String> met(Condition condition, ClauseEvidence evidence) {
        if (condition instanceof AllOf all) {
            return all.conditions().stream()
                    .flatMap(part -> met(part, evidence).stream())
                    .distinct()
                    .toList();
        }
        if (condition instanceof AnyOf any) {
            return any.conditions().stream()
                    .filter(part -> part.holds(evidence))
                    .flatMap(part -> met(part, evidence).stream())
                    .distinct()
                    .toList();
        }
        return List.of(condition.found(evidence));
    }

    /** What the evidence has of the conditions that do not hold, and what they need. */
    static List<String> unmet(Condition condition, ClauseEvidence evidence) {
        if (condition instanceof AllOf all) {
            return all.conditions().stream()
                    .filter(part -> !part.holds(evidence))
                    .flatMap(part -> unmet(part, evidence).stream())
                    .distinct()
                    .toList();
        }
        return List.of(condition.found(evidence) + ", " + condition.needed());
    }

    private static String counts(ClauseEvidence evidence) {
        if (evidence.layers().isEmpty() && evidence.overall().size() > 1) {
            return evidence.overall().size() + " effects: "
                    + counts(evidence.overall().values());
        }
        if (evidence.layers().isEmpty()) {
            Estimate overall = evidence.overall().get(EffectLabel.OVERALL);
            return overall == null
                    ? "no estimate"
                    : Wording.symbol(evidence.effect()) + " = "
                            + Wording.unsigned(overall.value()) + " [" + Wording.unsigned(overall.ciLow()) + ", "
                            + Wording.unsigned(overall.ciHigh()) + "]";
        }
        return evidence.layers().size() + " layers: "
                + counts(evidence.layers().stream().map(LayerEstimate::estimate).toList());
    }

    private static String counts(Collection<Estimate> estimates) {
        return List.of(Label.values()).stream()
                .map(label -> estimates.stream().filter(e -> e.label() == label).count() + " " + Wording.word(label))
                .collect(Collectors.joining(", "));
    }

    static String keyFigure(Constraint constraint, ClauseEvidence evidence) {
        return switch (constraint.clause().family()) {
            case COMPARISON -> layers(LayerProperty.POSITIVE, evidence) + overall(", overall ", evidence);
            case LEVEL -> levels(evidence);
            case INTERACTION ->
                layers(
                                LayerProperty.commonSign(evidence) > 0
                                        ? LayerProperty.POSITIVE
                                        : LayerProperty.NEGATIVE,
                                evidence)
                        + overall(", pooled ", evidence);
            case CORRELATION -> pooled(evidence);
            case DETERMINISTIC -> criteria(evidence);
            case THRESHOLD, REFINEMENT, CONTRACTION -> FlowSentences.keyFigure(constraint, evidence);
            case JOINT -> String.join("; ", evidence.notes());
            case CONVERGENCE ->
                "W = "
                        + Wording.unsigned(evidence.figures().getOrDefault(Figure.WIDTH.key(), Double.NaN)) + " (p "
                        + Wording.probability(evidence.figures().getOrDefault(Figure.WIDTH_P.key(), Double.NaN)) + ")";
        };
    }

    private static String levels(ClauseEvidence evidence) {
        double mean = evidence.figures().getOrDefault("mean over layers", Double.NaN);
        return layers(LayerProperty.POSITIVE, evidence).replace("positive", "above the reference")
                + ", mean over layers " + Wording.unsigned(mean);
    }

    private static String criteria(ClauseEvidence evidence) {
        List<Criterion> refuted = evidence.criteria().stream()
                .filter(c -> c.state() == Criterion.State.REFUTED)
                .toList();
        long held = evidence.criteria().stream()
                .filter(c -> c.state() == Criterion.State.HOLDS)
                .count();
        int all = evidence.criteria().size();
        return refuted.isEmpty()
                ? held + " of " + all + " criteria hold"
                        + (all == 1 ? ": " + evidence.criteria().get(0).describe() : "")
                : refuted.size() + " of " + all + " criteria refuted: "
                        + refuted.get(0).describe();
    }

    private static String layers(LayerProperty property, ClauseEvidence evidence) {
        long evaluable = evidence.layers().stream()
                .filter(l -> !Double.isNaN(l.estimate().value()))
                .count();
        return property.count(evidence) + " of " + evaluable + " layers "
                + (property == LayerProperty.POSITIVE ? "positive" : "negative");
    }

    private static String overall(String before, ClauseEvidence evidence) {
        Estimate overall = evidence.overall().get(EffectLabel.OVERALL);
        return overall == null
                ? ""
                : before + Wording.symbol(evidence.effect()) + " " + Wording.signed(overall.value());
    }

    private static String pooled(ClauseEvidence evidence) {
        Estimate before = evidence.overall().get(OppositePooled.BEFORE);
        Estimate after = evidence.overall().get(OppositePooled.AFTER);
        return before == null || after == null
                ? "no change point"
                : "pooled ρ " + Wording.signed(before.value()) + " up to block "
                        + Wording.whole(evidence.figures().getOrDefault(Figure.CHANGE_POINT.key(), Double.NaN)) + ", "
                        + Wording.signed(after.value()) + " after it";
    }
}
