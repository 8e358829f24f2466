package org.tollens.constraints.rule;

import org.tollens.constraints.clause.Family;
import org.tollens.constraints.evidence.Wording;

/** The figures of a clause's evidence that a rule can bound, with their keys in the evidence. */
public enum Figure {
    /** Share of the layers that have enough positions in every cell. */
    COVERAGE("coverage", "coverage", Family.INTERACTION, 0, 1),
    /** l*: the last block of the side before the change. */
    CHANGE_POINT("change point", "the change point", Family.CORRELATION, 1, Double.MAX_VALUE),
    /** m: the least number of layers on each side of the change point. */
    SIDE("layers a side has at least", "layers a side has at least", Family.CORRELATION, 1, Double.MAX_VALUE),
    /** s: sign of the pooled correlation up to the change point. */
    SIGN("sign up to the change point", "the sign up to the change point", Family.CORRELATION, -1, 1),
    AGREEING_BEFORE("agreeing layers up to it", "agreeing layers up to it", Family.CORRELATION, 0, Double.MAX_VALUE),
    AGREEING_AFTER("agreeing layers after it", "agreeing layers after it", Family.CORRELATION, 0, Double.MAX_VALUE),
    /** Layers labelled against their side. */
    CONTRADICTING(
            "contradicting layers", "layers labelled against their side", Family.CORRELATION, 0, Double.MAX_VALUE),
    SIGN_CHANGES("sign changes", "changes of sign in the sequence of labels", Family.CORRELATION, 0, Double.MAX_VALUE),
    /** (b + 1)/(B + 1) over random orders of the layers. */
    LAYER_ORDER_P("p over layer orders", "p over random layer orders", Family.CORRELATION, 0, 1),
    /** W, in depth from 0 to 1. */
    WIDTH("W", "the width W", Family.CONVERGENCE, 0, 1),
    /** Chance that three independent uniform depths lie as close. */
    WIDTH_P("p of W", "the chance of so small a width", Family.CONVERGENCE, 0, 1),
    /** Layers whose broken line counts. */
    KINKED("share of layers with a threshold", "the share of layers with a threshold", Family.THRESHOLD, 0, 1),
    /** Layers whose outcome is negligible in the lowest fifth of the predictor. */
    NEGLIGIBLE_LOW_END(
            "share of layers with a negligible low end",
            "the share of layers with a negligible low end",
            Family.THRESHOLD,
            0,
            1),
    /** Layers with both. */
    SPARSE(
            "share of layers with both parts",
            "the share of layers with a threshold and a negligible low end",
            Family.THRESHOLD,
            0,
            1),
    /** Layers whose intervals still allow both. */
    POSSIBLY_SPARSE(
            "share of layers that can have both parts",
            "the share of layers that can have both",
            Family.THRESHOLD,
            0,
            1);

    private final String key;
    private final String words;
    private final Family family;
    private final double least;
    private final double most;

    Figure(String key, String words, Family family, double least, double most) {
        this.key = key;
        this.words = words;
        this.family = family;
        this.least = least;
        this.most = most;
    }

    /** Its name among a clause's figures. */
    public String key() {
        return key;
    }

    String words() {
        return words;
    }

    /** The words for exactly one of what is counted: the first plural loses its s. */
    String oneOfIt() {
        return words.replaceFirst("s ", " ");
    }

    Family family() {
        return family;
    }

    boolean allows(double bound) {
        return bound >= least && bound <= most;
    }

    String range() {
        return least + " to " + (most == Double.MAX_VALUE ? "any" : most);
    }

    private boolean isShare() {
        return this == COVERAGE || family == Family.THRESHOLD;
    }

    String written(double value) {
        if (isShare()) {
            return Wording.roundedPercent(value);
        }
        return most == 1 ? Wording.unsigned(value) : String.valueOf(Math.round(value));
    }

    String bound(double value) {
        return isShare() ? Wording.percent(value) : Wording.threshold(value);
    }
}
