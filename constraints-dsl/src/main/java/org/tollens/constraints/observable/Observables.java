package org.tollens.constraints.observable;

import java.util.List;
import java.util.Set;

/**
 * The built-in observables. Values are float32 unless said otherwise; position t is a query row, the prediction made
 * there is of token t + 1. Definitions: {@code docs/statistics.md}.
 */
public final class Observables {
    /** Token at the position (integer id). Axes [position]. */
    public static final Observable TOKEN = Observable.of("token", Axes.POSITION, "token id");
    /** True next token (integer id). Axes [position]. */
    public static final Observable TARGET = Observable.of("target", Axes.POSITION, "token id");
    /** A next token drawn from the model's own output distribution at the position (integer id). Axes [position]. */
    public static final Observable SELF_LABEL = Observable.of("self_label", Axes.POSITION, "token id");
    /** Entropy of the logit lens at each depth. Axes [depth, position], nats, in [0, log vocabulary]. */
    public static final Observable LENS_ENTROPY = Observable.of("lens_entropy", Axes.DEPTH_POSITION, "nats");
    /** Surprisal of the true next token under the logit lens. Axes [depth, position], nats, at least 0. */
    public static final Observable LENS_SURPRISAL = Observable.of("lens_surprisal", Axes.DEPTH_POSITION, "nats");
    /** Surprisal of {@link #SELF_LABEL} under the logit lens. Axes [depth, position], nats, at least 0. */
    public static final Observable LENS_SURPRISAL_SELF =
            Observable.of("lens_surprisal_self", Axes.DEPTH_POSITION, "nats");
    /** Most probable token under the logit lens (integer id; the lowest id among ties). Axes [depth, position]. */
    public static final Observable LENS_TOP1 = Observable.of("lens_top1", Axes.DEPTH_POSITION, "token id");
    /** Attention concentration 1 - H(a)/log(t + 1), mean over heads. Axes [layer, position], in [0, 1]. */
    public static final Observable ATTENTION_CONCENTRATION =
            Observable.of("attention_concentration", Axes.LAYER_POSITION, "1");
    /** Herfindahl index of attention (sum of squares), mean over heads. Axes [layer, position], in (0, 1]. */
    public static final Observable ATTENTION_HERFINDAHL =
            Observable.of("attention_herfindahl", Axes.LAYER_POSITION, "1");
    /**
     * Attention concentration with sinks removed (key 0 and keys that receive more than .3 of the mass on average) and
     * the rest renormalised, mean over the heads that keep at least 1e-3 of their mass. Axes [layer, position], in
     * [0, 1]; -1 marks a row in which no head keeps that much: excluded by definition.
     */
    public static final Observable ATTENTION_CONCENTRATION_SINK_REMOVED =
            Observable.of("attention_concentration_sink_removed", Axes.LAYER_POSITION, "1");
    /** As {@link #ATTENTION_CONCENTRATION_SINK_REMOVED}, for the Herfindahl index. */
    public static final Observable ATTENTION_HERFINDAHL_SINK_REMOVED =
            Observable.of("attention_herfindahl_sink_removed", Axes.LAYER_POSITION, "1");
    /** Attention mass on key 0, mean over heads. Axes [layer, position], in [0, 1]. */
    public static final Observable ATTENTION_SINK_MASS = Observable.of("attention_sink_mass", Axes.LAYER_POSITION, "1");
    /** Cosine between the residual stream after and before a block. Axes [layer, position], in [-1, 1]. */
    public static final Observable RESIDUAL_COSINE = Observable.of("residual_cosine", Axes.LAYER_POSITION, "1");
    /** Norm of what a block adds over the norm of what it reads. Axes [layer, position], at least 0. */
    public static final Observable RELATIVE_UPDATE_NORM =
            Observable.of("relative_update_norm", Axes.LAYER_POSITION, "1");
    /**
     * Surprisal of the true next token under the model's output when one block is skipped. Axes [layer, position] with
     * layer the skipped block, nats. Measured on a subsample of documents.
     */
    public static final Observable SKIP_SURPRISAL = Observable.of("skip_surprisal", Axes.LAYER_POSITION, "nats");

    /**
     * Scores (logits) of all tokens at one position of a document, drawn with the measurement's seed among those that are
     * measured. Axes [token type] a document, nats up to a constant. Measured on a subsample of documents.
     */
    public static final Observable NEXT_TOKEN_SCORES =
            Observable.of("next_token_scores", Axes.VOCABULARY_DOCUMENT, "nats");

    /** Parameter of labels that are drawn from the model's output at a temperature fitted on other documents. */
    public static final String TEMPERATURE = "temperature";
    /** As {@link #SELF_LABEL}, drawn at a temperature that was fitted on other documents. Axes [position]. */
    public static final Observable CALIBRATED_SELF_LABEL = SELF_LABEL.with(TEMPERATURE, "fitted");
    /** Surprisal of {@link #CALIBRATED_SELF_LABEL} under the logit lens. Axes [depth, position], nats, at least 0. */
    public static final Observable LENS_SURPRISAL_CALIBRATED_SELF = LENS_SURPRISAL_SELF.with(TEMPERATURE, "fitted");

    /** Parameter of what is read through another lens than the logit lens. */
    public static final String LENS = "lens";

    private static final String TUNED = "tuned";

    private static final Set<String> THROUGH_A_LENS =
            Set.of(LENS_ENTROPY.name(), LENS_SURPRISAL.name(), LENS_SURPRISAL_SELF.name(), LENS_TOP1.name());

    private static final List<Observable> BUILT_IN = List.of(
            TOKEN,
            TARGET,
            SELF_LABEL,
            LENS_ENTROPY,
            LENS_SURPRISAL,
            LENS_SURPRISAL_SELF,
            LENS_TOP1,
            ATTENTION_CONCENTRATION,
            ATTENTION_HERFINDAHL,
            ATTENTION_CONCENTRATION_SINK_REMOVED,
            ATTENTION_HERFINDAHL_SINK_REMOVED,
            ATTENTION_SINK_MASS,
            RESIDUAL_COSINE,
            RELATIVE_UPDATE_NORM,
            SKIP_SURPRISAL,
            CALIBRATED_SELF_LABEL,
            LENS_SURPRISAL_CALIBRATED_SELF);

    private Observables() {}

    /** All of them that have a value at each position, in a fixed order. */
    public static List<Observable> builtIn() {
        return BUILT_IN;
    }

    /** Whether an observable is what some lens shows; one that is may be read through the tuned lens too. */
    public static boolean isOfLens(Observable observable) {
        return THROUGH_A_LENS.contains(observable.name());
    }

    /** Whether an observable is read through the tuned lens. */
    public static boolean isTuned(Observable observable) {
        return isOfLens(observable) && observable.parameters().containsKey(LENS);
    }

    /**
     * A lens observable, read through the tuned lens: the same axes and unit. At layer L both lenses are the model's output.
     *
     * @throws IllegalArgumentException if no lens shows it
     */
    public static Observable tuned(Observable observable) {
        if (!isOfLens(observable)) {
            throw new IllegalArgumentException("expected an observable that a lens shows, found " + observable
                    + "; write one of LENS_ENTROPY, LENS_SURPRISAL, LENS_SURPRISAL_SELF, LENS_TOP1");
        }
        return observable.with(LENS, TUNED);
    }
}
