package org.tollens.constraints;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tollens.constraints.clause.Clause;
import org.tollens.constraints.control.Control;
import org.tollens.constraints.rule.AllOf;
import org.tollens.constraints.rule.Condition;
import org.tollens.constraints.rule.Rule;

/** A constraint that knows what it estimates and waits for its rule. Immutable: each verb gives a new one. */
public final class Ruling {
    private final String statement;
    private final String source;
    private final List<String> notes;
    private final Clause clause;
    private final Gate gate;
    private final Precision precision;
    private final List<Control> controls;
    private final List<Variation> variations;

    Ruling(String statement, String source, List<String> notes, Clause clause) {
        this(
                statement,
                source,
                notes,
                clause,
                Gate.defaultFor(clause.family()),
                Precision.standard(),
                ConstraintCheck.defaultControls(clause),
                List.of());
    }

    private Ruling(
            String statement,
            String source,
            List<String> notes,
            Clause clause,
            Gate gate,
            Precision precision,
            List<Control> controls,
            List<Variation> variations) {
        this.statement = statement;
        this.source = source;
        this.notes = notes;
        this.clause = clause;
        this.gate = gate;
        this.precision = precision;
        this.controls = controls;
        this.variations = variations;
    }

    /** Documents that each group or signal needs; 30 unless said otherwise, never fewer than 10. */
    public Ruling needsAtLeastDocuments(int documents) {
        return with(gate.withDocuments(documents));
    }

    /** Positions that each group or signal needs; 500 unless said otherwise. */
    public Ruling needsAtLeastPositions(int positions) {
        return with(gate.withPositions(positions));
    }

    /** Blocks that the model needs; 16 for a convergence and 4 for the rest unless said otherwise. */
    public Ruling needsAtLeastLayers(int layers) {
        return with(gate.withLayers(layers));
    }

    /** Different tokens that each group or signal needs; 10 unless said otherwise. */
    public Ruling needsAtLeastTokenTypes(int types) {
        return with(gate.withTokenTypes(types));
    }

    /** Share of layers in which an interaction must be evaluable; .25 unless said otherwise. */
    public Ruling needsCoverageOfAtLeast(double share) {
        return with(gate.withCoverage(share));
    }

    /** Family-wise error rate of the intervals; .01 unless said otherwise. */
    public Ruling withFamilyWiseLevel(double level) {
        return with(new Precision(level, precision.replicates(), precision.seed(), precision.units()));
    }

    /** Bootstrap replicates; 4,999 unless said otherwise. */
    public Ruling withReplicates(int replicates) {
        return with(precision.withReplicates(replicates));
    }

    /** Seed of everything random in judging. */
    public Ruling withSeed(long seed) {
        return with(new Precision(precision.familyWiseLevel(), precision.replicates(), seed, precision.units()));
    }

    /** Intervals over documents and token types together; over documents alone unless said otherwise. */
    public Ruling withIntervalsOverDocumentsAndTokenTypes() {
        return with(precision.over(Units.DOCUMENTS_AND_TOKEN_TYPES));
    }

    /** Checks the claim against exactly these; unless said otherwise against every control that fits it. */
    public Ruling checkedAgainst(Control... exactlyThese) {
        return new Ruling(statement, source, notes, clause, gate, precision, List.of(exactlyThese), variations);
    }

    /** Checks the claim against this too. */
    public Ruling alsoCheckedAgainst(Control control) {
        List<Control> more = new ArrayList<>(controls);
        more.add(control);
        return new Ruling(statement, source, notes, clause, gate, precision, more, variations);
    }

    /**
     * Judges another reasonable choice by the same rule and shows it beside the verdict, which it does not change.
     *
     * @param choice what is chosen instead, in a few words
     * @param other the clause with that choice
     */
    public Ruling alsoJudgedWith(String choice, Clause other) {
        List<Variation> more = new ArrayList<>(variations);
        more.add(new Variation(choice, other));
        return new Ruling(statement, source, notes, clause, gate, precision, controls, more);
    }

    /** When the claim passes: all of these hold. */
    public Passing passesWhen(Condition... all) {
        return new Passing(new AllOf(List.of(all)));
    }

    private Ruling with(Gate other) {
        return new Ruling(statement, source, notes, clause, other, precision, controls, variations);
    }

    private Ruling with(Precision other) {
        return new Ruling(statement, source, notes, clause, gate, other, controls, variations);
    }

    private Constraint build(Condition pass, @Nullable Condition partial, Condition fail) {
        Rule rule = new Rule(pass, partial, fail);
        return new Constraint(statement, source, notes, clause, gate, precision, rule, controls, variations);
    }

    /** Knows when the claim passes. */
    public final class Passing {
        private final Condition pass;

        private Passing(Condition pass) {
            this.pass = pass;
        }

        /** When it is partial: it does not pass, and all of these hold. */
        public Partial isPartialWhen(Condition... all) {
            return new Partial(pass, new AllOf(List.of(all)));
        }

        /** When it fails: it does not pass, and all of these hold. */
        public Constraint failsWhen(Condition... all) {
            return build(pass, null, new AllOf(List.of(all)));
        }
    }

    /** Knows when the claim passes and when it is partial. */
    public final class Partial {
        private final Condition pass;
        private final Condition partial;

        private Partial(Condition pass, Condition partial) {
            this.pass = pass;
            this.partial = partial;
        }

        /** When it fails: it neither passes nor is partial, and all of these hold. */
        public Constraint failsWhen(Condition... all) {
            return build(pass, partial, new AllOf(List.of(all)));
        }
    }
}
