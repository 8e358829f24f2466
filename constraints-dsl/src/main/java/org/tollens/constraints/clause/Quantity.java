package org.tollens.constraints.clause;

import java.util.LinkedHashSet;
import java.util.Set;
import org.tollens.constraints.intervention.Interventions;
import org.tollens.constraints.observable.Axes;
import org.tollens.constraints.observable.Observable;
import org.tollens.constraints.observable.Observables;

/**
 * A number for each block l = 1..L and position, read or derived from an observable.
 *
 * @param observable what is read
 * @param form how it becomes one number a block
 */
public record Quantity(Observable observable, Form form) {
    /** How an observable becomes one number for each block. */
    public enum Form {
        /** The value at the block (for the lens: after it). */
        AT_BLOCK,
        /** The value at depth l - 1, before the block. */
        BEFORE_BLOCK,
        /** The value at depth l minus the value at depth l - 1. */
        CHANGE_ACROSS_BLOCK,
        /** The surprisal with the block skipped, or changed otherwise, minus the model's own, at depth L. */
        COST_OF_SKIPPING
    }

    public Quantity {
        if (observable.unit().equals("token id")) {
            throw new IllegalArgumentException("expected an observable with an order, found " + observable.key()
                    + " whose values are token ids; write a measured quantity such as lensEntropy() or"
                    + " attentionConcentration()");
        }
        if (!(observable.axes().perPosition() && observable.axes().layered())) {
            throw new IllegalArgumentException("expected an observable with a value for each block and position, found "
                    + observable.key() + " with axes " + observable.axes().words()
                    + "; write one with axes [layer, position] or"
                    + " [depth, position], such as attentionConcentration() or lensEntropy()");
        }
        boolean needsDepth = form == Form.BEFORE_BLOCK || form == Form.CHANGE_ACROSS_BLOCK;
        if (needsDepth && observable.axes() != Axes.DEPTH_POSITION) {
            throw new IllegalArgumentException("expected an observable with a value before the first block, found "
                    + observable.key() + " with axes [layer, position]; beforeTheBlock() and changeAcrossTheBlock()"
                    + " need axes [depth, position], such as lensEntropy() or lensSurprisal()");
        }
        if ((form == Form.COST_OF_SKIPPING) != isOfAChangedModel(observable)) {
            throw new IllegalArgumentException("found " + observable.key() + " read as " + form
                    + "; a skipped block's surprisal is read as its excess over the model's own: write skipLoss(), or"
                    + " costOf(intervention) for what else is changed");
        }
    }

    /** Whether it is of another model than the one that a claim is about. */
    private static boolean isOfAChangedModel(Observable observable) {
        return isIntervened(observable) || observable.name().equals(Observables.SKIP_SURPRISAL.name());
    }

    private static boolean isIntervened(Observable observable) {
        return observable.name().equals(Interventions.SURPRISAL);
    }

    /** The value at depth l - 1; only for observables with a depth axis. */
    public Quantity beforeTheBlock() {
        return new Quantity(observable, Form.BEFORE_BLOCK);
    }

    /** The value at depth l; what the plain quantity means too. */
    public Quantity afterTheBlock() {
        return new Quantity(observable, Form.AT_BLOCK);
    }

    /** The value at depth l minus that at l - 1; only for observables with a depth axis. */
    public Quantity changeAcrossTheBlock() {
        return new Quantity(observable, Form.CHANGE_ACROSS_BLOCK);
    }

    /**
     * The same, read through the tuned lens instead of the logit lens.
     *
     * @throws IllegalArgumentException if no lens shows it
     */
    public Quantity throughTheTunedLens() {
        if (!Observables.isOfLens(observable)) {
            throw new IllegalArgumentException("expected a quantity that a lens shows, found " + describe()
                    + "; write lensEntropy().throughTheTunedLens() or lensSurprisal().throughTheTunedLens()");
        }
        return new Quantity(Observables.tuned(observable), form);
    }

    /** Whether the value depends on which next token is taken as the label. */
    public boolean dependsOnTheLabel() {
        return observable.name().equals(Observables.LENS_SURPRISAL.name());
    }

    /** The observables that are read, with the ones for the model's own sampled labels. */
    public Set<Observable> requires() {
        Set<Observable> all = new LinkedHashSet<>();
        all.add(observable);
        if (form == Form.COST_OF_SKIPPING) {
            all.add(Observables.LENS_SURPRISAL);
        }
        if (dependsOnTheLabel()) {
            all.add(
                    Observables.isTuned(observable)
                            ? Observables.tuned(Observables.LENS_SURPRISAL_SELF)
                            : Observables.LENS_SURPRISAL_SELF);
        }
        return all;
    }

    /** Lower-case words joined by hyphens, for ids. */
    public String slug() {
        String name = (lens() + observable.name()).replace('_', '-');
        return switch (form) {
            case AT_BLOCK -> name;
            case BEFORE_BLOCK -> name + "-before";
            case CHANGE_ACROSS_BLOCK -> name + "-change";
            case COST_OF_SKIPPING ->
                isIntervened(observable)
                        ? "intervention-cost-"
                                + Integer.toHexString(observable.key().hashCode())
                        : "skip-loss";
        };
    }

    private String lens() {
        return Observables.isTuned(observable) ? "tuned_" : "";
    }

    /** In words, such as {@code lens entropy before the block}. */
    public String describe() {
        String words = (lens() + observable.name())
                .replace('_', ' ')
                .replace("herfindahl", "Herfindahl index")
                .replace("sink removed", "without sinks");
        return switch (form) {
            case AT_BLOCK -> words;
            case BEFORE_BLOCK -> words + " before the block";
            case CHANGE_ACROSS_BLOCK -> "the change of " + words + " across the block";
            case COST_OF_SKIPPING ->
                isIntervened(observable)
                        ? "the loss added where " + Interventions.of(observable).describe()
                        : "the loss added by skipping the block";
        };
    }
}
