package org.tollens.constraints.rule;

import java.util.List;
import java.util.Set;
import org.tollens.constraints.evidence.Criterion;
import org.tollens.constraints.evidence.Label;
import org.tollens.constraints.evidence.VerdictKind;

/**
 * The words that rules are written with; made for static imports. Shares are fractions: {@code atLeast(0.50)} is half
 * of the layers. Layers that cannot be evaluated are left out of every count.
 */
public final class Conditions {
    private Conditions() {}

    /** All of these hold. */
    public static Condition allOf(Condition... conditions) {
        return new AllOf(List.of(conditions));
    }

    /** At least one of these holds. */
    public static Condition anyOf(Condition... conditions) {
        return new AnyOf(List.of(conditions));
    }

    /** Every part of a joint claim passes. */
    public static Condition everyPartPasses() {
        return new PartVerdicts(true, Set.of(VerdictKind.PASS));
    }

    /** Every part of a joint claim passes or is partial. */
    public static Condition everyPartPassesOrIsPartial() {
        return new PartVerdicts(true, Set.of(VerdictKind.PASS, VerdictKind.PARTIAL));
    }

    /** At least one part of a joint claim fails. */
    public static Condition somePartFails() {
        return new PartVerdicts(false, Set.of(VerdictKind.FAIL));
    }

    /** Every criterion of a deterministic claim holds. */
    public static Condition everyCriterionHolds() {
        return new CriterionStates(true, Criterion.State.HOLDS);
    }

    /** At least one criterion of a deterministic claim is refuted. */
    public static Condition someCriterionIsRefuted() {
        return new CriterionStates(false, Criterion.State.REFUTED);
    }

    /** The effect over the whole model: the mean over layers, or the pooled one. */
    public static Overall overall() {
        return new Overall();
    }

    /** At least a share, as in {@code atLeast(0.50).ofLayers().arePositive()}. */
    public static Share atLeast(double share) {
        return new Share(Quantifier.AT_LEAST, share);
    }

    /** At most a share. */
    public static Share atMost(double share) {
        return new Share(Quantifier.AT_MOST, share);
    }

    /** More than a share. */
    public static Share moreThan(double share) {
        return new Share(Quantifier.MORE_THAN, share);
    }

    /** Fewer than a share. */
    public static Share fewerThan(double share) {
        return new Share(Quantifier.FEWER_THAN, share);
    }

    /** At least so many layers, as in {@code atLeastLayers(1).areNegative()}. */
    public static Layers atLeastLayers(int layers) {
        return property -> new LayerCount(Quantifier.AT_LEAST, layers, property);
    }

    /** At most so many layers; {@code atMostLayers(0)} is none. */
    public static Layers atMostLayers(int layers) {
        return property -> new LayerCount(Quantifier.AT_MOST, layers, property);
    }

    /** Fewer layers than each side of the change point has at least. */
    public static Layers fewerLayersThanASide() {
        return property -> new LayerCount(Quantifier.FEWER_THAN, LayerCount.A_SIDE, property);
    }

    /** The number of positive layers, to be compared. */
    public static Counted positiveLayers() {
        return new Counted(LayerProperty.POSITIVE);
    }

    /** The number of negative layers, to be compared. */
    public static Counted negativeLayers() {
        return new Counted(LayerProperty.NEGATIVE);
    }

    /** The number of layers with the sign that more layers have. */
    public static Counted layersOfTheCommonerSign() {
        return new Counted(LayerProperty.COMMON_SIGN);
    }

    /** The number of layers with the other sign. */
    public static Counted layersOfTheOppositeSign() {
        return new Counted(LayerProperty.OPPOSITE_SIGN);
    }

    /** The share of layers that an interaction can be evaluated in. */
    public static Bounded coverage() {
        return new Bounded(Figure.COVERAGE);
    }

    /** The share of layers with a threshold: a kink that counts. */
    public static Bounded layersWithAThreshold() {
        return new Bounded(Figure.KINKED);
    }

    /** The share of layers whose outcome is shown to be negligible where the predictor is lowest. */
    public static Bounded layersWithANegligibleLowEnd() {
        return new Bounded(Figure.NEGLIGIBLE_LOW_END);
    }

    /** The share of layers with a threshold and a negligible low end. */
    public static Bounded sparseLayers() {
        return new Bounded(Figure.SPARSE);
    }

    /** The share of layers whose intervals still allow both. */
    public static Bounded layersThatCanBeSparse() {
        return new Bounded(Figure.POSSIBLY_SPARSE);
    }

    /** How often the sign changes in the sequence of positive and negative layers. */
    public static Bounded signChanges() {
        return new Bounded(Figure.SIGN_CHANGES);
    }

    /** How many layers are labelled against the sign of their side of the change point. */
    public static Bounded layersAgainstTheirSide() {
        return new Bounded(Figure.CONTRADICTING);
    }

    /** The chance that a random order of the layers changes as much. */
    public static Bounded chanceUnderRandomLayerOrders() {
        return new Bounded(Figure.LAYER_ORDER_P);
    }

    /** Each side of the change point carries its own sign in at least as many layers as a side has at least. */
    public static Condition bothSidesCarryTheirSign() {
        return new OppositeSides();
    }

    /** The pooled correlations on both sides of the change point have opposite signs and at least this size. */
    public static Condition pooledSidesAreOppositeAndAtLeast(double size) {
        return new OppositePooled(size);
    }

    /** The width of the range of the three depths, from 0 to 1. */
    public static Bounded width() {
        return new Bounded(Figure.WIDTH);
    }

    /** The chance that three independent uniform depths lie as close. */
    public static Bounded chanceOfTheWidth() {
        return new Bounded(Figure.WIDTH_P);
    }

    /** The bootstrap probability of a width of at most this. */
    public static Width widthWithin(double width) {
        return new Width(true, width);
    }

    /** The bootstrap probability of a width of more than this. */
    public static Width widthBeyond(double width) {
        return new Width(false, width);
    }

    /** What can be asked of the effect over the whole model. */
    public static final class Overall {
        private Overall() {}

        /** Its interval lies above 0 and it reaches the floor. */
        public Condition isPositive() {
            return new EffectLabel(Set.of(Label.POSITIVE));
        }

        /** Its interval lies below 0 and it reaches the floor. */
        public Condition isNegative() {
            return new EffectLabel(Set.of(Label.NEGATIVE));
        }

        /** Its interval lies within the floors: shown to be negligible. */
        public Condition isNull() {
            return new EffectLabel(Set.of(Label.NULL));
        }

        /** Positive, null or unresolved. */
        public Condition isNotNegative() {
            return new EffectLabel(Set.of(Label.POSITIVE, Label.NULL, Label.UNRESOLVED));
        }

        /** Negative, null or unresolved. */
        public Condition isNotPositive() {
            return new EffectLabel(Set.of(Label.NEGATIVE, Label.NULL, Label.UNRESOLVED));
        }

        /** Its interval lies on that side of 0 that more layers are labelled with. */
        public Condition isOnTheCommonerSide() {
            return new EffectSign(true);
        }

        /** It is not labelled with the sign opposite to the one that more layers have. */
        public Condition isNotOfTheOppositeSign() {
            return new EffectSign(false);
        }
    }

    /** A bound on a share, waiting for what it is a share of. */
    public static final class Share {
        private final Quantifier quantifier;
        private final double share;

        private Share(Quantifier quantifier, double share) {
            this.quantifier = quantifier;
            this.share = share;
        }

        /** Of the layers that can be evaluated. */
        public Layers ofLayers() {
            return property -> new LayerShare(quantifier, share, property);
        }
    }

    /** A bounded number of layers, waiting for what is said of them. */
    @FunctionalInterface
    public interface Layers {
        /** The condition for any property of layers. */
        Condition have(LayerProperty property);

        /** They are labelled positive. */
        default Condition arePositive() {
            return have(LayerProperty.POSITIVE);
        }

        /** They are labelled negative. */
        default Condition areNegative() {
            return have(LayerProperty.NEGATIVE);
        }

        /** They are shown to be negligible. */
        default Condition areNull() {
            return have(LayerProperty.NULL);
        }

        /** They are undecided. */
        default Condition areUnresolved() {
            return have(LayerProperty.UNRESOLVED);
        }

        /** Their intervals still allow an effect of the floor or more. */
        default Condition canReachPositive() {
            return have(LayerProperty.CAN_REACH_POSITIVE);
        }

        /** Their intervals still allow an effect of minus the floor or less. */
        default Condition canReachNegative() {
            return have(LayerProperty.CAN_REACH_NEGATIVE);
        }

        /** They have the sign that more layers have. */
        default Condition haveTheCommonerSign() {
            return have(LayerProperty.COMMON_SIGN);
        }

        /** They have the other sign. */
        default Condition haveTheOppositeSign() {
            return have(LayerProperty.OPPOSITE_SIGN);
        }
    }

    /** A number of layers, waiting for what it is compared with. */
    public static final class Counted {
        private final LayerProperty property;

        private Counted(LayerProperty property) {
            this.property = property;
        }

        /** Strictly fewer. */
        public Condition areFewerThan(Counted others) {
            return new LayerBalance(property, Quantifier.FEWER_THAN, 1, others.property);
        }

        /** Strictly fewer than half as many. */
        public Condition areFewerThanHalfOf(Counted others) {
            return new LayerBalance(property, Quantifier.FEWER_THAN, 0.5, others.property);
        }

        /** As many or more. */
        public Condition areAtLeastAsManyAs(Counted others) {
            return new LayerBalance(property, Quantifier.AT_LEAST, 1, others.property);
        }
    }

    /** A figure of the evidence, waiting for its bound. */
    public static final class Bounded {
        private final Figure figure;

        private Bounded(Figure figure) {
            this.figure = figure;
        }

        /** The bound or more. */
        public Condition isAtLeast(double bound) {
            return new FigureBound(figure, Quantifier.AT_LEAST, bound);
        }

        /** The bound or less. */
        public Condition isAtMost(double bound) {
            return new FigureBound(figure, Quantifier.AT_MOST, bound);
        }

        /** {@link #isAtLeast} for what is counted. */
        public Condition areAtLeast(int bound) {
            return isAtLeast(bound);
        }

        /** {@link #isAtMost} for what is counted. */
        public Condition areAtMost(int bound) {
            return isAtMost(bound);
        }

        /** Less than the bound. */
        public Condition isLessThan(double bound) {
            return new FigureBound(figure, Quantifier.FEWER_THAN, bound);
        }
    }

    /** A limit of the width, waiting for its probability. */
    public static final class Width {
        private final boolean within;
        private final double width;

        private Width(boolean within, double width) {
            this.within = within;
            this.width = width;
        }

        /** The least probability of it. */
        public Condition hasProbabilityOfAtLeast(double probability) {
            return new WidthProbability(within, width, probability);
        }
    }
}
