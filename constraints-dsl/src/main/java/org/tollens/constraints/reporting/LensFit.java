package org.tollens.constraints.reporting;

import java.time.Duration;
import java.util.List;

/**
 * How a tuned lens was fitted, and how much closer to the model's output it is than the logit lens: mean KL(p_L || p_l) in
 * nats over positions of documents that took no part in fitting.
 *
 * @param digest of the translators
 * @param corpus id of the corpus that it was fitted on
 * @param documents documents that it was fitted on
 * @param positions positions of these
 * @param heldOutDocuments documents that the divergences are from
 * @param heldOutPositions positions of these
 * @param klBefore of the logit lens at layers 0..L-1
 * @param klAfter of the tuned lens at layers 0..L-1
 * @param elapsed wall time of fitting
 * @param fittedNow false where it was found in the trace
 */
public record LensFit(
        String digest,
        String corpus,
        int documents,
        int positions,
        int heldOutDocuments,
        int heldOutPositions,
        List<Double> klBefore,
        List<Double> klAfter,
        Duration elapsed,
        boolean fittedNow) {
    public LensFit {
        klBefore = List.copyOf(klBefore);
        klAfter = List.copyOf(klAfter);
        if (klBefore.size() != klAfter.size()) {
            throw new IllegalArgumentException("expected as many divergences after as before, found " + klAfter.size()
                    + " and " + klBefore.size());
        }
    }

    /** The same, found in the trace. */
    public LensFit found() {
        return new LensFit(
                digest,
                corpus,
                documents,
                positions,
                heldOutDocuments,
                heldOutPositions,
                klBefore,
                klAfter,
                elapsed,
                false);
    }
}
