package org.tollens.constraints;

import java.util.List;
import java.util.Optional;
import org.tollens.constraints.clause.Against;
import org.tollens.constraints.clause.CliffsDelta;
import org.tollens.constraints.clause.Coefficient;
import org.tollens.constraints.clause.Comparison;
import org.tollens.constraints.clause.Contraction;
import org.tollens.constraints.clause.Convergence;
import org.tollens.constraints.clause.Correlation;
import org.tollens.constraints.clause.Interaction;
import org.tollens.constraints.clause.InteriorPeak;
import org.tollens.constraints.clause.Joint;
import org.tollens.constraints.clause.KinkEffect;
import org.tollens.constraints.clause.Level;
import org.tollens.constraints.clause.Population;
import org.tollens.constraints.clause.Population.Predictions;
import org.tollens.constraints.clause.Quantity;
import org.tollens.constraints.clause.Sides;
import org.tollens.constraints.clause.StepRefinement;
import org.tollens.constraints.clause.StratifiedContrast;
import org.tollens.constraints.clause.Stratum;
import org.tollens.constraints.clause.Threshold;
import org.tollens.constraints.control.Adjusted;
import org.tollens.constraints.control.Control;
import org.tollens.constraints.control.PermutedLabels;
import org.tollens.constraints.control.RandomWeights;
import org.tollens.constraints.control.SelfLabels;
import org.tollens.constraints.control.TokenTypes;
import org.tollens.constraints.control.TunedLens;
import org.tollens.constraints.intervention.Intervention;
import org.tollens.constraints.intervention.Interventions;
import org.tollens.constraints.observable.FlowObservables;
import org.tollens.constraints.observable.Observable;
import org.tollens.constraints.observable.Observables;

/**
 * Where constraints begin; made for static imports, together with
 * {@link org.tollens.constraints.rule.Conditions}.
 */
public final class Constraints {
    private static final Population ALL = new Population(Predictions.ALL, 0, Integer.MAX_VALUE);

    private Constraints() {}

    /** Begins a constraint with the claim in one sentence. */
    public static Draft constraint(String statement) {
        return new Draft(statement, "", List.of());
    }

    /** A comparison as a part of a convergence. */
    public static Comparing<Comparison> comparing(Quantity quantity) {
        return new Comparing<>(quantity, comparison -> comparison);
    }

    /** A correlation as a part of a convergence. */
    public static Correlating<Correlation> correlating(Quantity first) {
        return new Correlating<>(first, correlation -> correlation);
    }

    /** A mean against a reference value as a clause of its own. */
    public static Averaging<Level> averaging(Quantity quantity) {
        return new Averaging<>(quantity, level -> level);
    }

    /** A threshold as a clause of its own. */
    public static Thresholding<Threshold> thresholdOf(Quantity outcome) {
        return new Thresholding<>(outcome, threshold -> threshold);
    }

    /** A kink of at least .05 (semipartial correlation) with a gain in BIC of more than 10; negligible is within .01. */
    public static KinkEffect kink() {
        return new KinkEffect(0.05, 10, 0.01);
    }

    /** A refinement of steps as a clause of its own. */
    public static StepRefinement refinementOfSteps(FlowObservables.Field field) {
        return new StepRefinement(field);
    }

    /** Gaussian and token perturbations of .001, .01 and .1 of the residual stream; rates within .01 per layer are none. */
    public static Contraction perturbations() {
        return new Contraction(List.of(FlowObservables.Kind.values()), FlowObservables.SIZES, 0.01);
    }

    /** An interaction as a clause of its own. */
    public static Interacting<Interaction> interactionOf(Quantity first, Quantity second) {
        return new Interacting<>(first, second, interaction -> interaction);
    }

    /** A convergence as a clause of its own. Parts as in {@link Draft#converging}. */
    public static Convergence convergenceOf(Comparison strongest, Correlation changing, InteriorPeak peak) {
        return new Convergence(strongest, changing, peak);
    }

    /** The depth of the strongest layer among the positive ones of a comparison. */
    public static Comparison strongestPositiveLayerOf(Comparison comparison) {
        return comparison;
    }

    /** The depth where a correlation changes most. */
    public static Correlation changePointOf(Correlation correlation) {
        return correlation;
    }

    /** The depth of the highest interior local maximum of a quantity's mean over positions. */
    public static InteriorPeak highestInteriorPeakOf(Quantity quantity, Population at) {
        return new InteriorPeak(quantity, at, InteriorPeak.Among.INTERIOR_PEAKS);
    }

    /** The depth of the highest mean over positions among all blocks, the first and the last included. */
    public static InteriorPeak highestPeakOf(Quantity quantity, Population at) {
        return new InteriorPeak(quantity, at, InteriorPeak.Among.ALL_BLOCKS);
    }

    /** A claim as a part of a joint one. */
    public static Joint.Part part(String id, Constraint claim) {
        return new Joint.Part(id, claim);
    }

    /** Positions where the most probable token is not the true next one. */
    public static Population incorrectPositions() {
        return new Population(Predictions.INCORRECT, 0, Integer.MAX_VALUE);
    }

    /** Positions where the most probable token is the true next one. */
    public static Population correctPositions() {
        return new Population(Predictions.CORRECT, 0, Integer.MAX_VALUE);
    }

    /** Every measured position. */
    public static Population allPositions() {
        return ALL;
    }

    /** Attention concentration 1 - H(a)/log(t + 1), mean over heads, in [0, 1]. */
    public static Quantity attentionConcentration() {
        return observable(Observables.ATTENTION_CONCENTRATION);
    }

    /** Attention concentration without sinks; rows without enough attention left are excluded. */
    public static Quantity attentionConcentrationWithoutSinks() {
        return observable(Observables.ATTENTION_CONCENTRATION_SINK_REMOVED);
    }

    /** Herfindahl index of attention, mean over heads, in (0, 1]. */
    public static Quantity attentionHerfindahl() {
        return observable(Observables.ATTENTION_HERFINDAHL);
    }

    /** Herfindahl index of attention without sinks; rows without enough attention left are excluded. */
    public static Quantity attentionHerfindahlWithoutSinks() {
        return observable(Observables.ATTENTION_HERFINDAHL_SINK_REMOVED);
    }

    /** Attention mass on the first key, mean over heads, in [0, 1]. */
    public static Quantity attentionSinkMass() {
        return observable(Observables.ATTENTION_SINK_MASS);
    }

    /** Entropy of the logit lens in nats; after the block unless {@link Quantity#beforeTheBlock()} is asked for. */
    public static Quantity lensEntropy() {
        return observable(Observables.LENS_ENTROPY);
    }

    /** Surprisal of the true next token under the logit lens, in nats. */
    public static Quantity lensSurprisal() {
        return observable(Observables.LENS_SURPRISAL);
    }

    /** Cosine between the residual stream after and before a block, in [-1, 1]. */
    public static Quantity residualCosine() {
        return observable(Observables.RESIDUAL_COSINE);
    }

    /** Norm of what a block adds over the norm of what it reads. */
    public static Quantity relativeUpdateNorm() {
        return observable(Observables.RELATIVE_UPDATE_NORM);
    }

    /** The loss in nats that skipping the block adds; measured on a subsample of the documents. */
    public static Quantity skipLoss() {
        return new Quantity(Observables.SKIP_SURPRISAL, Quantity.Form.COST_OF_SKIPPING);
    }

    /**
     * The loss in nats that an intervention at each block in turn adds; measured on a subsample of the documents.
     *
     * @param intervention at each block in turn, as in {@code skip(mlpOut().ofEachBlockInTurn())}
     */
    public static Quantity costOf(Intervention intervention) {
        if (!intervention.isAtEachBlockInTurn()) {
            throw new IllegalArgumentException("expected an intervention with a value for each block, found: "
                    + intervention + "; write ofEachBlockInTurn(), or read outputSurprisalUnder(...) in a check");
        }
        return new Quantity(Interventions.outputSurprisalUnder(intervention), Quantity.Form.COST_OF_SKIPPING);
    }

    /** Any observable with a layer axis, your own included. */
    public static Quantity observable(Observable observable) {
        return new Quantity(observable, Quantity.Form.AT_BLOCK);
    }

    /** A deterministic check of every measured value, as in {@code everyValueOf(x).isAtMost(1e-6)}. */
    public static BoundedValues everyValueOf(Observable observable) {
        return new BoundedValues(observable);
    }

    /** Cliff's delta with the floor .05. */
    public static CliffsDelta cliffsDelta() {
        return new CliffsDelta(0.05, List.of(), Against.NOTHING);
    }

    /** Spearman's rank correlation with the floor .05. */
    public static Coefficient spearman() {
        return new Coefficient(Coefficient.Method.SPEARMAN, 0.05, Optional.empty(), Against.NOTHING);
    }

    /** Pearson's correlation with the floor .05. Heavy tails rule it: prefer ranks, and show this beside them. */
    public static Coefficient pearson() {
        return new Coefficient(Coefficient.Method.PEARSON, 0.05, Optional.empty(), Against.NOTHING);
    }

    /** Positions equal in their place in the window, in so many bins. */
    public static Stratum positionBins(int bins) {
        return new Stratum(Stratum.By.POSITION, bins);
    }

    /** Positions equal in how frequent their token is, in so many bins. */
    public static Stratum tokenFrequencyBins(int bins) {
        return new Stratum(Stratum.By.TOKEN_FREQUENCY, bins);
    }

    /** Positions equal in the entropy of the model's output, in so many bins. */
    public static Stratum outputEntropyBins(int bins) {
        return new Stratum(Stratum.By.OUTPUT_ENTROPY, bins);
    }

    /** Checks against the tokens that the model draws itself; a default. */
    public static Control selfLabels() {
        return new SelfLabels();
    }

    /** Checks against random initialisations of the same architecture; a default. */
    public static Control randomWeights() {
        return new RandomWeights();
    }

    /** Checks against so many permutations of what is correct; 199 by default. */
    public static Control permutedLabels(int times) {
        return new PermutedLabels(times);
    }

    /** Checks against intervals over documents and token types, and names the tokens that carry the effect; a default. */
    public static Control tokenTypes() {
        return new TokenTypes();
    }

    /**
     * Checks against the tuned lens in the place of the logit lens. No default: a lens has to be fitted, which takes about as
     * long as measuring.
     */
    public static Control tunedLens() {
        return new TunedLens();
    }

    /** Checks against the same comparison within strata. */
    public static Control adjusted(Comparison withinStrata) {
        return new Adjusted(withinStrata);
    }

    /** The stratified interaction with the floor .10, in cells of at least 200 positions and 30 documents. */
    public static StratifiedContrast stratifiedInteraction() {
        return new StratifiedContrast(0.10, 200, 30, Against.NOTHING);
    }

    /** Sides of a change point of at least so many layers and so large a share of them. */
    public static Sides sidesOfAtLeast(int layers, double share) {
        return new Sides(layers, share);
    }
}
