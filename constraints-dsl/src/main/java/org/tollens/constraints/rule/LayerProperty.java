package org.tollens.constraints.rule;

import org.tollens.constraints.evidence.ClauseEvidence;
import org.tollens.constraints.evidence.Estimate;
import org.tollens.constraints.evidence.Label;
import org.tollens.constraints.evidence.LayerEstimate;

/** What a layer can be counted for. Layers without an estimate (not evaluable) are never counted. */
public enum LayerProperty {
    POSITIVE("are positive", "positive"),
    NEGATIVE("are negative", "negative"),
    NULL("are null", "null"),
    UNRESOLVED("are unresolved", "unresolved"),
    CAN_REACH_POSITIVE("can reach the positive floor", "able to reach the positive floor"),
    CAN_REACH_NEGATIVE("can reach the negative floor", "able to reach the negative floor"),
    /** Labelled with the sign that more layers have (that of the overall effect where both are equally common). */
    COMMON_SIGN("have the commoner sign", "of the commoner sign"),
    /** Labelled with the other sign. */
    OPPOSITE_SIGN("have the opposite sign", "of the opposite sign");

    private final String verb;
    private final String adjective;

    LayerProperty(String verb, String adjective) {
        this.verb = verb;
        this.adjective = adjective;
    }

    String verb() {
        return verb;
    }

    String adjective() {
        return adjective;
    }

    /** How many evaluable layers have it. */
    public int count(ClauseEvidence evidence) {
        int sign = this == COMMON_SIGN || this == OPPOSITE_SIGN ? commonSign(evidence) : 0;
        int count = 0;
        for (LayerEstimate layer : evidence.layers()) {
            count += evaluable(layer) && has(layer.estimate(), sign) ? 1 : 0;
        }
        return count;
    }

    private boolean has(Estimate estimate, int commonSign) {
        return switch (this) {
            case POSITIVE -> estimate.label() == Label.POSITIVE;
            case NEGATIVE -> estimate.label() == Label.NEGATIVE;
            case NULL -> estimate.label() == Label.NULL;
            case UNRESOLVED -> estimate.label() == Label.UNRESOLVED;
            case CAN_REACH_POSITIVE -> estimate.canReachPositive();
            case CAN_REACH_NEGATIVE -> estimate.canReachNegative();
            case COMMON_SIGN -> estimate.label() == (commonSign > 0 ? Label.POSITIVE : Label.NEGATIVE);
            case OPPOSITE_SIGN -> estimate.label() == (commonSign > 0 ? Label.NEGATIVE : Label.POSITIVE);
        };
    }

    /** The sign that more layers are labelled with; where equal, that of the overall effect; +1 where that is 0 too. */
    public static int commonSign(ClauseEvidence evidence) {
        int difference = POSITIVE.count(evidence) - NEGATIVE.count(evidence);
        if (difference != 0) {
            return Integer.signum(difference);
        }
        Estimate overall = evidence.overall().get(EffectLabel.OVERALL);
        return overall != null && overall.value() < 0 ? -1 : 1;
    }

    private static boolean evaluable(LayerEstimate layer) {
        return !Double.isNaN(layer.estimate().value());
    }

    /** How many layers have an estimate. */
    static int evaluable(ClauseEvidence evidence) {
        int count = 0;
        for (LayerEstimate layer : evidence.layers()) {
            count += evaluable(layer) ? 1 : 0;
        }
        return count;
    }
}
