package org.tollens.constraints.judging;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tollens.constraints.Constraint;
import org.tollens.constraints.clause.Clause;
import org.tollens.constraints.clause.Convergence;
import org.tollens.constraints.clause.Quantity;
import org.tollens.constraints.control.RandomWeights;
import org.tollens.constraints.evidence.ClauseEvidence;
import org.tollens.constraints.evidence.Estimate;
import org.tollens.constraints.evidence.LayerEstimate;
import org.tollens.constraints.observable.Observable;
import org.tollens.constraints.rule.EffectLabel;
import org.tollens.constraints.trace.Columns;

/** Rules on clauses of one trace, under any reading of it, and keeps what random weights reach. */
final class ClauseJudge {
    private final EffectSource source;
    private final Map<List<Object>, Map<String, Double>> bounds = new ConcurrentHashMap<>();
    private @Nullable EffectSource tuned;

    ClauseJudge(EffectSource source) {
        this.source = source;
    }

    EffectSource source() {
        return source;
    }

    /** Rules on the constraint with a clause, which may be one of its variations, on the data themselves. */
    Ruled rule(Constraint constraint, Clause clause, DataGate gate) {
        Study study = study(constraint, gate.intervals());
        Profile profile = gate.estimable() ? new Profiler(study).of(clause) : nothing(constraint, clause);
        List<String> reasons = new ArrayList<>(gate.reasons());
        if (gate.estimable()) {
            reasons.addAll(profile.undefined());
        }
        return ruled(study, profile, reasons);
    }

    /** Rules on a clause under another reading or with other intervals; the gate was passed before. */
    static Ruled rule(Study study, Clause clause) {
        Profile profile = new Profiler(study).of(clause);
        return ruled(study, profile, profile.undefined());
    }

    /** Rules on a clause of other columns, which have passed what of their gate no estimate is needed for. */
    static Ruled rule(Study study, Clause clause, DataGate gate) {
        Profile profile = new Profiler(study).of(clause);
        List<String> reasons = new ArrayList<>(gate.reasons());
        reasons.addAll(profile.undefined());
        return ruled(study, profile, reasons);
    }

    private static Ruled ruled(Study study, Profile profile, List<String> reasons) {
        return new Ruled(
                study,
                profile,
                reasons,
                reasons.isEmpty()
                        ? study.constraint().rule().verdict(profile.evidence())
                        : org.tollens.constraints.evidence.VerdictKind.INSUFFICIENT);
    }

    private Study study(Constraint constraint, boolean intervals) {
        Function<Clause, Map<String, Double>> bound =
                constraint.control(RandomWeights.class).isPresent()
                        ? clause -> bounds(constraint, clause, intervals)
                        : Study.UNBOUNDED;
        return new Study(source, constraint, Reading.PLAIN, constraint.precision(), intervals, bound);
    }

    private static Profile nothing(Constraint constraint, Clause clause) {
        ClauseEvidence empty = new ClauseEvidence(
                clause.id(), clause.describe(), "none", List.of(), Map.of(), Map.of(), constraint.notes());
        return new Profile(empty, List.of(), List.of(), List.of());
    }

    /**
     * bound_l: the largest absolute end of an interval over the random initialisations, by member. None of a level: how far
     * random weights are from a reference value says nothing about how far a model must be.
     */
    private Map<String, Double> bounds(Constraint constraint, Clause clause, boolean intervals) {
        if (clause instanceof Convergence || !clause.raisesFloors() || !onRandomWeights(clause) || !intervals) {
            return Map.of();
        }
        List<Object> key = List.of(clause, constraint.precision());
        Map<String, Double> known = bounds.get(key);
        if (known == null) {
            known = new HashMap<>();
            for (int number = 1; number <= seeds(); number++) {
                Study study = new Study(
                        source,
                        constraint,
                        Reading.randomWeights(number),
                        constraint.precision(),
                        true,
                        Study.UNBOUNDED);
                raise(known, new Profiler(study).layered(clause).evidence());
            }
            bounds.put(key, known);
        }
        return known;
    }

    private static void raise(Map<String, Double> bounds, ClauseEvidence evidence) {
        Estimate overall = evidence.overall().get(EffectLabel.OVERALL);
        if (overall != null) {
            raise(bounds, EffectLabel.OVERALL, overall);
        }
        for (LayerEstimate layer : evidence.layers()) {
            raise(bounds, EffectFamily.nameOf(layer.layer()), layer.estimate());
        }
    }

    private static void raise(Map<String, Double> bounds, String name, Estimate estimate) {
        double reach = Math.max(Math.abs(estimate.ciLow()), Math.abs(estimate.ciHigh()));
        if (!Double.isNaN(reach)) {
            bounds.merge(name, reach, Math::max);
        }
    }

    /** The same columns with the tuned lens in the place of the logit lens; kept, because claims share effects there too. */
    EffectSource onTunedLens() {
        EffectSource known = tuned;
        if (known == null) {
            known = new EffectSource(new Frame(source.frame().columns().onTunedLens()));
            tuned = known;
        }
        return known;
    }

    /** How many random initialisations were measured. */
    int seeds() {
        return source.frame().columns().onRandomWeights().size();
    }

    /** Whether a clause can be read on random weights: measured, numbers, and not about the model's own labels. */
    boolean onRandomWeights(Clause clause) {
        return isMeasuredOnRandomWeights(clause)
                && problemsOnRandomWeights(clause).isEmpty();
    }

    private boolean isMeasuredOnRandomWeights(Clause clause) {
        if (clause instanceof Convergence convergence) {
            return isMeasuredOnRandomWeights(convergence.strongest())
                    && isMeasuredOnRandomWeights(convergence.changing());
        }
        List<Columns> random = source.frame().columns().onRandomWeights();
        // What skipping a block costs is measured on the model itself only.
        return !random.isEmpty()
                && clause.quantities().stream().noneMatch(q -> q.form() == Quantity.Form.COST_OF_SKIPPING)
                && !clause.isExcess()
                && random.stream()
                        .allMatch(columns -> clause.onRandomWeights().stream().allMatch(columns::has));
    }

    /** What was measured on random weights and is no number, so that they are no control; empty where all is well. */
    List<String> problemsOnRandomWeights(Clause clause) {
        if (!isMeasuredOnRandomWeights(clause)) {
            return List.of();
        }
        ColumnsRead read = new ColumnsRead(source.frame().layers());
        ofWeights(clause).forEach(quantity -> read.add(quantity, quantity.observable()));
        List<String> problems = new ArrayList<>();
        List<Columns> random = source.frame().columns().onRandomWeights();
        for (int number = 1; number <= random.size(); number++) {
            String where = " on random initialisation " + number;
            Columns columns = random.get(number - 1);
            read.problems(columns).forEach(problem -> problems.add(problem + where));
            List<Observable> ofDocuments = clause.onRandomWeights().stream()
                    .filter(observable -> !observable.axes().perPosition())
                    .toList();
            DocumentColumns.problems(columns, ofDocuments, source.frame().layers())
                    .forEach(problem -> problems.add(problem + where));
        }
        return problems;
    }

    /** Skip losses are the model's own also then. */
    private static Stream<Quantity> ofWeights(Clause clause) {
        return clause.quantities().stream().filter(quantity -> quantity.form() != Quantity.Form.COST_OF_SKIPPING);
    }
}
