package org.tollens.constraints.judging;

import org.jspecify.annotations.Nullable;
import org.tollens.constraints.observable.Observable;
import org.tollens.constraints.observable.Observables;

/**
 * How columns are read: whose labels say what is correct and surprising, whose weights gave the values, and which rows
 * take part.
 *
 * @param labels whose next token counts as the true one
 * @param weights 0 for the model itself, k for the k-th random initialisation; populations are always the model's own
 * @param correct [row] what counts as correct, in place of what the labels say; null for that
 * @param without [row] rows that are left out; null for none
 */
@SuppressWarnings("ArrayRecordComponent") // compared by identity where an array is present, which the memo wants
record Reading(Labels labels, int weights, boolean @Nullable [] correct, boolean @Nullable [] without) {
    /** Whose next tokens. */
    enum Labels {
        TRUE,
        SELF,
        CALIBRATED
    }

    static final Reading PLAIN = new Reading(Labels.TRUE, 0, null, null);
    static final Reading SELF = new Reading(Labels.SELF, 0, null, null);
    static final Reading CALIBRATED = new Reading(Labels.CALIBRATED, 0, null, null);

    static Reading randomWeights(int number) {
        return new Reading(Labels.TRUE, number, null, null);
    }

    static Reading permuted(boolean[] correct) {
        return new Reading(Labels.TRUE, 0, correct, null);
    }

    /** The data themselves, of the same weights. */
    Reading plain() {
        return new Reading(Labels.TRUE, weights, null, null);
    }

    /** The same without some rows. */
    Reading leavingOut(boolean[] rows) {
        return new Reading(labels, weights, correct, rows);
    }

    /** The same with other labels. */
    Reading with(Labels others) {
        return new Reading(others, weights, correct, without);
    }

    /** Whether effects read so may be kept for another claim. */
    boolean isShared() {
        return correct == null && without == null;
    }

    Observable label() {
        return switch (labels) {
            case TRUE -> Observables.TARGET;
            case SELF -> Observables.SELF_LABEL;
            case CALIBRATED -> Observables.CALIBRATED_SELF_LABEL;
        };
    }

    Observable surprisal() {
        return switch (labels) {
            case TRUE -> Observables.LENS_SURPRISAL;
            case SELF -> Observables.LENS_SURPRISAL_SELF;
            case CALIBRATED -> Observables.LENS_SURPRISAL_CALIBRATED_SELF;
        };
    }
}
