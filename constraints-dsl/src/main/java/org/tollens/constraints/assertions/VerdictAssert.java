package org.tollens.constraints.assertions;

import java.util.stream.Collectors;
import org.assertj.core.api.AbstractAssert;
import org.tollens.constraints.evidence.ClauseEvidence;
import org.tollens.constraints.evidence.Verdict;
import org.tollens.constraints.evidence.VerdictKind;

/** Assertions on a verdict; a failure shows the verdict's sentence and the layers of the clause that decided. */
public final class VerdictAssert extends AbstractAssert<VerdictAssert, Verdict> {

    VerdictAssert(Verdict verdict) {
        super(verdict, VerdictAssert.class);
    }

    /** The claim held. */
    public VerdictAssert isPass() {
        return is(VerdictKind.PASS);
    }

    /** The claim held in part. */
    public VerdictAssert isPartial() {
        return is(VerdictKind.PARTIAL);
    }

    /** The claim was refuted. */
    public VerdictAssert isFail() {
        return is(VerdictKind.FAIL);
    }

    /** The evidence carries no verdict. */
    public VerdictAssert isInsufficient() {
        return is(VerdictKind.INSUFFICIENT);
    }

    private VerdictAssert is(VerdictKind expected) {
        isNotNull();
        if (actual.kind() != expected) {
            throw failure("expected the verdict %s, found %s", expected, said());
        }
        return this;
    }

    private String said() {
        return actual.kind()
                + String.format("%nbecause: ")
                + actual.because()
                + (actual.flags().isEmpty() ? "" : String.format("%nflags: ") + String.join(", ", actual.flagIds()))
                + LayerTable.of(actual.evidence());
    }

    /** The verdict's sentence contains these words. */
    public VerdictAssert because(String words) {
        isNotNull();
        if (!actual.because().contains(words)) {
            throw failure("expected a verdict because of \"%s\", found %s", words, said());
        }
        return this;
    }

    /** The verdict carries this flag. */
    public VerdictAssert hasFlag(String flag) {
        isNotNull();
        if (!actual.flagIds().contains(flag)) {
            throw failure("expected the flag %s, found %s", flag, actual.flags().isEmpty() ? "none" : actual.flagIds());
        }
        return this;
    }

    /** The verdict carries no flag. */
    public VerdictAssert hasNoFlags() {
        isNotNull();
        if (!actual.flags().isEmpty()) {
            throw failure("expected no flags, found %s", actual.flagIds());
        }
        return this;
    }

    /** The evidence of the clause that decided. */
    public ClauseAssert decidingClause() {
        isNotNull();
        if (actual.evidence().clauses().isEmpty()) {
            throw failure("expected a clause, found a verdict without evidence: %s", actual.because());
        }
        return new ClauseAssert(actual.evidence().clauses().get(0));
    }

    /** The evidence of one clause, by its id. */
    public ClauseAssert clause(String id) {
        isNotNull();
        return actual.evidence().clauses().stream()
                .filter(clause -> clause.id().equals(id))
                .findFirst()
                .map(ClauseAssert::new)
                .orElseThrow(() -> failure(
                        "expected a clause %s, found %s",
                        id,
                        actual.evidence().clauses().stream()
                                .map(ClauseEvidence::id)
                                .collect(Collectors.joining(", "))));
    }
}
