package org.tollens.constraints.rule;

import java.util.List;
import org.tollens.constraints.evidence.ClauseEvidence;
import org.tollens.constraints.evidence.Estimate;
import org.tollens.constraints.evidence.Label;

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
        return switch (this) {
            case POSITIVE -> evidence.count(Label.POSITIVE);
            case NEGATIVE -> evidence.count(Label.NEGATIVE);
            case NULL ->
                (int) evaluable(evidence).stream()
                        .filter(e -> e.label() == Label.NULL)
                        .count();
            case UNRESOLVED ->
                (int) evaluable(evidence).stream()
                        .filter(e -> e.label() == Label.UNRESOLVED)
                        .count();
            case CAN_REACH_POSITIVE ->
                (int) evaluable(evidence).stream()
                        .filter(Estimate::canReachPositive)
                        .count();
            case CAN_REACH_NEGATIVE ->
                (int) evaluable(evidence).stream()
                        .filter(Estimate::canReachNegative)
                        .count();
            case COMMON_SIGN -> evidence.count(commonSign(evidence) > 0 ? Label.POSITIVE : Label.NEGATIVE);
            case OPPOSITE_SIGN -> evidence.count(commonSign(evidence) > 0 ? Label.NEGATIVE : Label.POSITIVE);
        };
    }

    /** The sign that more layers are labelled with; where equal, that of the overall effect; +1 where that is 0 too. */
    public static int commonSign(ClauseEvidence evidence) {
        int difference = evidence.count(Label.POSITIVE) - evidence.count(Label.NEGATIVE);
        if (difference != 0) {
            return Integer.signum(difference);
        }
        Estimate overall = evidence.overall().get(EffectLabel.OVERALL);
        return overall != null && overall.value() < 0 ? -1 : 1;
    }

    /** The estimates of the evaluable layers. */
    static List<Estimate> evaluable(ClauseEvidence evidence) {
        return evidence.layers().stream()
                .map(l -> l.estimate())
                .filter(e -> !Double.isNaN(e.value()))
                .toList();
    }
}
