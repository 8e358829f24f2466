package org.tollens.constraints;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tollens.constraints.clause.Checking;
import org.tollens.constraints.clause.Claimed;
import org.tollens.constraints.clause.Clause;
import org.tollens.constraints.clause.Comparison;
import org.tollens.constraints.clause.Contraction;
import org.tollens.constraints.clause.Convergence;
import org.tollens.constraints.clause.Correlation;
import org.tollens.constraints.clause.Family;
import org.tollens.constraints.clause.Interaction;
import org.tollens.constraints.clause.Joint;
import org.tollens.constraints.clause.Level;
import org.tollens.constraints.clause.StepRefinement;
import org.tollens.constraints.clause.Threshold;
import org.tollens.constraints.control.Control;
import org.tollens.constraints.evidence.Wording;
import org.tollens.constraints.observable.Observable;
import org.tollens.constraints.rule.Rule;

/**
 * A claim as immutable data: what is estimated, with which effect and floor, and the rule that turns evidence into a
 * verdict. Built with {@link Constraints#constraint}.
 *
 * @param statement the claim in one sentence, as its author wrote it
 * @param source where the claim comes from; "" where nothing was said
 * @param notes what a reader must know beside the verdict
 * @param clause what is estimated
 * @param gate what the data must have
 * @param precision how intervals are made
 * @param rule when it passes, is partial, fails
 * @param controls what it is checked against
 * @param variations other reasonable choices of what is measured, judged by the same rule and shown beside the verdict
 */
public record Constraint(
        String statement,
        String source,
        List<String> notes,
        Clause clause,
        Gate gate,
        Precision precision,
        Rule rule,
        List<Control> controls,
        List<Variation> variations)
        implements Claimed {

    public Constraint {
        if (statement.isBlank()) {
            throw new IllegalArgumentException(
                    "expected a statement, found an empty one; write constraint(\"what is claimed, in one sentence\")");
        }
        notes = List.copyOf(notes);
        controls = List.copyOf(controls);
        variations = List.copyOf(variations);
        ConstraintCheck.check(clause, controls, variations);
        if (clause instanceof Joint
                && !(gate.equals(Gate.defaultFor(Family.JOINT)) && precision.equals(Precision.standard()))) {
            throw new IllegalArgumentException("expected a joint claim without needs and intervals of its own, found "
                    + gate.describe() + " " + precision.describe() + " Write them into its parts");
        }
        if (clause instanceof Checking
                && !(gate.equals(Gate.defaultFor(Family.DETERMINISTIC)) && precision.equals(Precision.standard()))) {
            throw new IllegalArgumentException("expected a deterministic claim without needs and intervals, found "
                    + gate.describe() + " " + precision.describe() + " Leave them out: its bounds belong to its check");
        }
        if (clause.family().isOverDocumentsOnly() && precision.units() != Units.DOCUMENTS) {
            throw new IllegalArgumentException("expected intervals over documents for "
                    + clause.family().words() + ", found "
                    + precision.describe() + " Leave withIntervalsOverDocumentsAndTokenTypes out");
        }
        RuleCheck.check(rule, clause.family());
    }

    /** Every observable that judging reads of the model itself. */
    @Override
    public Set<Observable> requires() {
        return java.util.Collections.unmodifiableSet(Requirements.of(this));
    }

    /** Every observable that judging reads of random weights; empty where they are no control. */
    @Override
    public Set<Observable> requiresOnRandomWeights() {
        return java.util.Collections.unmodifiableSet(Requirements.onRandomWeights(this));
    }

    /** The control of this kind, if the claim is checked against it. */
    public <C extends Control> Optional<C> control(Class<C> kind) {
        return controls.stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }

    /** The whole constraint, thresholds and rule included, as readable sentences. */
    public String describe() {
        return statement + (statement.endsWith(".") ? "" : ".")
                + (source.isEmpty() ? "" : " Source: " + source + ".")
                + " Measured: " + clause.describe() + "; " + basis() + " " + rule.describe() + checks()
                + (notes.isEmpty() ? "" : " Note: " + String.join(". ", notes) + ".");
    }

    private String checks() {
        return (controls.isEmpty()
                        ? ""
                        : " Checked against "
                                + controls.stream().map(Control::describe).collect(Collectors.joining("; ")) + ".")
                + (variations.isEmpty()
                        ? ""
                        : " Also judged with "
                                + variations.stream().map(Variation::choice).collect(Collectors.joining("; ")) + ".");
    }

    private String basis() {
        if (clause instanceof Checking) {
            return "the worst case of each criterion is held against its bounds; no interval and no minimum of documents or"
                    + " positions applies.";
        }
        return clause instanceof Joint
                ? "each part has floors, intervals and needs of its own."
                : floors() + ". " + precision.describe() + " " + gate.describe();
    }

    private String floors() {
        if (clause instanceof Comparison comparison) {
            return floor(comparison.effect().floor());
        }
        if (clause instanceof Correlation correlation) {
            return floor(correlation.effect().floor());
        }
        if (clause instanceof Interaction interaction) {
            return floor(interaction.effect().floor());
        }
        if (clause instanceof Convergence convergence) {
            return floor(convergence.strongest().effect().floor());
        }
        if (clause instanceof Level level) {
            return "a mean within " + Wording.threshold(level.floor()) + level.unit()
                    + " of the reference is as good as equal to it";
        }
        if (clause instanceof Threshold threshold) {
            return threshold.effect().describe();
        }
        if (clause instanceof Contraction contraction) {
            return "a rate within " + Wording.threshold(contraction.floor()) + " per layer is no contraction";
        }
        if (clause instanceof StepRefinement) {
            return "the rule has the ranges of what counts";
        }
        throw new AssertionError(clause);
    }

    private static String floor(double floor) {
        return "effects below " + Wording.threshold(floor) + " are negligible";
    }

    /** A stable hash of everything that can change a verdict or its wording, in hexadecimal. */
    public String digest() {
        try {
            byte[] all = toString().getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(all));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    /** The same claim under another rule: judged again on the same measurement. */
    public Constraint withRule(Rule other) {
        return new Constraint(statement, source, notes, clause, gate, precision, other, controls, variations);
    }

    /** The same claim of another clause: what is judged in a row of a multiverse table. No controls of its own. */
    public Constraint withClause(Clause other) {
        return new Constraint(statement, source, notes, other, gate, precision, rule, List.of(), List.of());
    }
}
