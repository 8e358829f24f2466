package org.tollens.constraints.clause;

import java.util.Set;
import org.tollens.constraints.observable.Observable;
import org.tollens.constraints.observable.Observables;

/**
 * One thing that positions are held equal in: they are cut into bins of about equal size by its quantiles.
 *
 * @param by what
 * @param bins how many, at least 2
 */
public record Stratum(By by, int bins) {
    /** What positions can be held equal in. */
    public enum By {
        /** The position t in the window. */
        POSITION("position"),
        /** How often the token at the position occurs among the measured positions, on the log scale. */
        TOKEN_FREQUENCY("token frequency"),
        /** Entropy of the model's output. */
        OUTPUT_ENTROPY("output entropy");

        private final String words;

        By(String words) {
            this.words = words;
        }
    }

    public Stratum {
        if (bins < 2) {
            throw new IllegalArgumentException(
                    "expected at least 2 bins of " + by.words + ", found " + bins + "; write positionBins(8)");
        }
    }

    /** The observables that decide in which bin a position is. */
    public Set<Observable> requires() {
        return switch (by) {
            case POSITION -> Set.of();
            case TOKEN_FREQUENCY -> Set.of(Observables.TOKEN);
            case OUTPUT_ENTROPY -> Set.of(Observables.LENS_ENTROPY);
        };
    }

    /** In words, such as {@code 8 bins of position}. */
    public String describe() {
        return bins + " bins of " + by.words;
    }
}
