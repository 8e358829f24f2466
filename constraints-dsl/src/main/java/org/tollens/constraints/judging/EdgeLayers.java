package org.tollens.constraints.judging;

import java.util.List;
import java.util.Optional;
import org.tollens.constraints.evidence.ClauseEvidence;
import org.tollens.constraints.evidence.Flag;
import org.tollens.constraints.evidence.FlagKind;
import org.tollens.constraints.evidence.Label;
import org.tollens.constraints.evidence.LayerEstimate;

/** Whether a change of sign rests on the first block alone, or on the last. */
final class EdgeLayers {
    private EdgeLayers() {}

    static Optional<Flag> flag(ClauseEvidence evidence) {
        int last = evidence.layers().size();
        for (Label sign : List.of(Label.POSITIVE, Label.NEGATIVE)) {
            List<Integer> layers = evidence.layers().stream()
                    .filter(layer -> layer.estimate().label() == sign)
                    .map(LayerEstimate::layer)
                    .toList();
            if (layers.equals(List.of(1)) || layers.equals(List.of(last))) {
                String name = sign == Label.POSITIVE ? "positive" : "negative";
                return Optional.of(
                        new Flag(FlagKind.EDGE_LAYER_ONLY, "the only " + name + " layer is block " + layers.get(0)));
            }
        }
        return Optional.empty();
    }
}
