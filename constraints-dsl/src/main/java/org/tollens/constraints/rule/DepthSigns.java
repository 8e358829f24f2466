package org.tollens.constraints.rule;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tollens.constraints.evidence.Label;
import org.tollens.constraints.evidence.LayerEstimate;

/** What the labels over depth say about a change of sign. */
public final class DepthSigns {
    private DepthSigns() {}

    /**
     * The figures of a sequence of labels.
     *
     * @param layers in order of depth
     * @param changePoint l*, the last layer of the first side
     * @param side m, the least number of layers on a side
     * @param sign s, sign of the pooled correlation up to the change point: -1 or 1
     * @return by the keys of {@link Figure}, in order
     */
    public static Map<String, Double> figures(List<LayerEstimate> layers, int changePoint, int side, int sign) {
        int before = 0;
        int after = 0;
        int contradicting = 0;
        int changes = 0;
        int last = 0;
        for (int i = 0; i < layers.size(); i++) {
            int label = sign(layers.get(i).estimate().label());
            if (label == 0) {
                continue;
            }
            boolean first = i < changePoint;
            boolean agrees = label == (first ? sign : -sign);
            before += first && agrees ? 1 : 0;
            after += !first && agrees ? 1 : 0;
            contradicting += agrees ? 0 : 1;
            changes += last != 0 && label != last ? 1 : 0;
            last = label;
        }
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put(Figure.CHANGE_POINT.key(), (double) changePoint);
        figures.put(Figure.SIDE.key(), (double) side);
        figures.put(Figure.SIGN.key(), (double) sign);
        figures.put(Figure.AGREEING_BEFORE.key(), (double) before);
        figures.put(Figure.AGREEING_AFTER.key(), (double) after);
        figures.put(Figure.CONTRADICTING.key(), (double) contradicting);
        figures.put(Figure.SIGN_CHANGES.key(), (double) changes);
        return figures;
    }

    private static int sign(Label label) {
        return label == Label.POSITIVE ? 1 : label == Label.NEGATIVE ? -1 : 0;
    }
}
