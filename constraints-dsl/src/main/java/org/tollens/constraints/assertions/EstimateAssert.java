package org.tollens.constraints.assertions;

import java.util.Set;
import org.assertj.core.api.AbstractAssert;
import org.tollens.constraints.evidence.ClauseEvidence;
import org.tollens.constraints.evidence.Estimate;
import org.tollens.constraints.evidence.Label;
import org.tollens.constraints.evidence.Wording;

/** Assertions on one estimate of a clause. */
public final class EstimateAssert extends AbstractAssert<EstimateAssert, Estimate> {
    private final ClauseEvidence clause;
    private final String where;
    private final Set<Integer> marked;

    EstimateAssert(ClauseEvidence clause, String where, Estimate estimate, Set<Integer> marked) {
        super(estimate, EstimateAssert.class);
        this.clause = clause;
        this.where = where;
        this.marked = marked;
    }

    /** Its label is positive. */
    public EstimateAssert isPositive() {
        return has(Label.POSITIVE);
    }

    /** Its label is negative. */
    public EstimateAssert isNegative() {
        return has(Label.NEGATIVE);
    }

    /** It is shown to be negligible. */
    public EstimateAssert isNegligible() {
        return has(Label.NULL);
    }

    /** The data do not say. */
    public EstimateAssert isUnresolved() {
        return has(Label.UNRESOLVED);
    }

    private EstimateAssert has(Label expected) {
        if (actual.label() != expected) {
            throw wrong("label " + expected, String.valueOf(actual.label()));
        }
        return this;
    }

    /** The estimate is within a tolerance of a value. */
    public EstimateAssert hasEstimateCloseTo(double value, double tolerance) {
        if (!(Math.abs(actual.value() - value) <= tolerance)) {
            throw wrong(
                    "estimate within " + Wording.threshold(tolerance) + " of " + Wording.signed(value),
                    Wording.signed(actual.value()));
        }
        return this;
    }

    /** The interval contains a value. */
    public EstimateAssert hasIntervalContaining(double value) {
        if (!(actual.ciLow() <= value && value <= actual.ciHigh())) {
            throw wrong("interval with " + Wording.signed(value) + " inside", Wording.withInterval(actual));
        }
        return this;
    }

    /** The estimate on the model's own labels is within a tolerance of a value. */
    public EstimateAssert hasSelfLabelEstimateCloseTo(double value, double tolerance) {
        if (!(Math.abs(actual.selfLabels() - value) <= tolerance)) {
            throw wrong(
                    "estimate on self labels within " + Wording.threshold(tolerance) + " of " + Wording.signed(value),
                    Wording.signed(actual.selfLabels()));
        }
        return this;
    }

    private AssertionError wrong(String expected, String found) {
        return new Mismatch(
                "expected " + expected + ", found " + found + ", at " + where + " of clause " + clause.id(),
                LayerTable.of(clause, marked));
    }

    /** An assertion error whose first line can be told without its table. */
    static final class Mismatch extends AssertionError {
        private final String line;

        Mismatch(String line, String table) {
            super(line + table);
            this.line = line;
        }

        String line() {
            return line;
        }
    }
}
