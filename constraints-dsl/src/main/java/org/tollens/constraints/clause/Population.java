package org.tollens.constraints.clause;

import java.util.Set;
import org.tollens.constraints.observable.Observable;
import org.tollens.constraints.observable.Observables;

/**
 * A set of measured positions.
 *
 * @param predictions which predictions of the model belong to it
 * @param from first position t within the window, at least 0
 * @param until first position that no longer belongs to it; {@link Integer#MAX_VALUE} for no end
 */
public record Population(Predictions predictions, int from, int until) {
    /** Which predictions belong to a population: right means that the most probable token is the true next one. */
    public enum Predictions {
        ALL("all"),
        CORRECT("correct"),
        INCORRECT("incorrect");

        private final String word;

        Predictions(String word) {
            this.word = word;
        }
    }

    public Population {
        if (from < 0 || !(until > from)) {
            throw new IllegalArgumentException("expected a population with at least one position, found " + from
                    + " to " + until + " (exclusive); write a first position of at least 0 and an end beyond it");
        }
    }

    /** The part from position t on. */
    public Population fromPosition(int first) {
        return new Population(predictions, Math.max(from, first), until);
    }

    /** The part before position t. */
    public Population beforePosition(int end) {
        return new Population(predictions, from, Math.min(until, end));
    }

    /** The same positions in the window, where the model is right. */
    public Population whereCorrect() {
        return new Population(Predictions.CORRECT, from, until);
    }

    /** Whether some position can belong to both. */
    public boolean overlaps(Population other) {
        boolean samePredictions = predictions == other.predictions
                || predictions == Predictions.ALL
                || other.predictions == Predictions.ALL;
        return samePredictions && from < other.until && other.from < until;
    }

    /** Whether who belongs to it depends on which next token is taken as the label. */
    public boolean dependsOnTheLabel() {
        return predictions != Predictions.ALL;
    }

    /** The observables that decide who belongs to it, with the self label. */
    public Set<Observable> requires() {
        return predictions == Predictions.ALL
                ? Set.of()
                : Set.of(Observables.LENS_TOP1, Observables.TARGET, Observables.SELF_LABEL);
    }

    /** In words, such as {@code incorrect positions} or {@code correct positions from 64 on}. */
    public String describe() {
        String words = predictions.word + " positions";
        if (from > 0) {
            words += " from " + from + " on";
        }
        return until == Integer.MAX_VALUE ? words : words + " before " + until;
    }
}
