package org.tollens.constraints.assertions;

import org.tollens.constraints.evidence.Verdict;

/** Where assertions on verdicts begin; made for a static import beside AssertJ's own {@code assertThat}. */
public final class TollensAssertions {
    private TollensAssertions() {}

    /** Assertions on a verdict and on the evidence that it rests on. */
    public static VerdictAssert assertThat(Verdict verdict) {
        return new VerdictAssert(verdict);
    }
}
