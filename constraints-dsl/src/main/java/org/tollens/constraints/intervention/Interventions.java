package org.tollens.constraints.intervention;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.tollens.constraints.observable.Axes;
import org.tollens.constraints.observable.Observable;

/** Where interventions, and observables under them, begin; made for static imports. */
public final class Interventions {
    /** Name of the surprisal under an intervention. */
    public static final String SURPRISAL = "intervened_surprisal";

    /** Its parameter that holds the intervention's key. */
    public static final String PARAMETER = "intervention";

    private Interventions() {}

    /** All that a block adds to the residual stream. Every block and position until narrowed down, as for all places. */
    public static Site block() {
        return site(Place.BLOCK);
    }

    /** The residual stream that a block reads. */
    public static Site residPre() {
        return site(Place.RESID_PRE);
    }

    /** The residual stream after a block. */
    public static Site residPost() {
        return site(Place.RESID_POST);
    }

    /** What attention adds. */
    public static Site attentionOut() {
        return site(Place.ATTENTION_OUT);
    }

    /** What the MLP adds. */
    public static Site mlpOut() {
        return site(Place.MLP_OUT);
    }

    /** What each head has gathered, before the output projection. */
    public static Site headOut() {
        return site(Place.HEAD_OUT);
    }

    /** The attention pattern of each head. */
    public static Site attentionPattern() {
        return site(Place.ATTENTION_PATTERN);
    }

    private static Site site(Place place) {
        return new Site(place, Numbers.ALL, Numbers.ALL, Positions.ALL);
    }

    /** Leaves out what is added there. */
    public static Intervention skip(Site site) {
        return one(site, new Change.Skip());
    }

    /** Multiplies what is there. */
    public static Intervention scale(Site site, double factor) {
        return one(site, new Change.Scale(factor));
    }

    /**
     * Adds an isotropic Gaussian direction at each position.
     *
     * @param relativeSize its norm as a share of the value's there, in [1e-4, 10]
     * @param seed of the direction
     */
    public static Intervention addGaussian(Site site, double relativeSize, long seed) {
        return one(site, new Change.AddGaussian(relativeSize, seed));
    }

    /** Adds a constant to every component. */
    public static Intervention addConstant(Site site, double constant) {
        return one(site, new Change.AddConstant(constant));
    }

    /**
     * Adds a vector.
     *
     * @param name what reports call it
     * @param values as many as the place is wide
     */
    public static Intervention addVector(Site site, String name, float... values) {
        List<Float> list = new ArrayList<>();
        for (float value : values) {
            list.add(value);
        }
        return one(site, new Change.AddVector(name, list));
    }

    /** As {@link #addGaussian}, at one measured position of each document that is drawn with the same seed. */
    public static Intervention perturb(Site site, double relativeSize, long seed) {
        return addGaussian(site.atOneSeededPosition(seed), relativeSize, seed);
    }

    /** Puts another value in its place: activation patching. */
    public static Intervention replace(Site site, Source by) {
        return one(site, new Change.Replace(by));
    }

    /** Takes blocks in so many steps of equal size along what each adds. */
    public static Intervention refine(Site site, int steps) {
        return one(site, new Change.Refine(steps, Change.Field.CONSTANT));
    }

    /** Takes blocks in so many steps of equal size, along outputs that lead over to the next block's. */
    public static Intervention refineTowardsTheNext(Site site, int steps) {
        return one(site, new Change.Refine(steps, Change.Field.INTERPOLATED));
    }

    private static Intervention one(Site site, Change change) {
        return new Intervention(List.of(new Edit(site, change)));
    }

    /** A position of the run itself, as it is when it comes to the place. */
    public static Source thisRun(int position) {
        return new Source(new Source.ThisRun(), OptionalInt.empty(), OptionalInt.of(position));
    }

    /** The run on the same tokens in which nothing is changed. */
    public static Source plainRun() {
        return source(new Source.PlainRun());
    }

    /**
     * A run on other tokens, such as another document's window.
     *
     * @param name what reports call it
     * @param tokens token ids, at least as many as a window has unless a position is named
     */
    public static Source runOn(String name, int... tokens) {
        return source(new Source.RunOn(name, Arrays.stream(tokens).boxed().toList()));
    }

    /** A run on the document's own tokens in another order, drawn with the seed. */
    public static Source runOnShuffledTokens(long seed) {
        return source(new Source.RunOnShuffledTokens(seed));
    }

    private static Source source(Source.Run run) {
        return new Source(run, OptionalInt.empty(), OptionalInt.empty());
    }

    /**
     * Surprisal of the true next token under the model's output with an intervention. Axes [position], or [layer, position]
     * with the changed block as the layer where the intervention is at each block in turn; nats, at least 0. Measured on
     * the documents that blocks are skipped on.
     */
    public static Observable outputSurprisalUnder(Intervention intervention) {
        Axes axes = intervention.isAtEachBlockInTurn() ? Axes.LAYER_POSITION : Axes.POSITION;
        return Observable.of(SURPRISAL, axes, "nats").with(PARAMETER, intervention.key());
    }

    /** The intervention that an observable is measured under. */
    public static Intervention of(Observable observable) {
        String key = observable.parameters().get(PARAMETER);
        if (key == null) {
            throw new IllegalArgumentException("expected an observable under an intervention, found " + observable
                    + "; make it with outputSurprisalUnder(...)");
        }
        return Intervention.parse(key);
    }
}
