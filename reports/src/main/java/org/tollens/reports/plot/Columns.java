package org.tollens.reports.plot;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tollens.constraints.evidence.ClauseEvidence;
import org.tollens.constraints.evidence.Estimate;
import org.tollens.constraints.evidence.LayerEstimate;

/**
 * What stands side by side in a plot of effects: one column for each layer, then one for each effect over the whole
 * model.
 */
record Columns(List<Column> layers, List<Column> overall) {
    private static final double OVERALL_WIDTH = 92;

    /**
     * One effect at its place.
     *
     * @param x centre
     * @param width of the column
     * @param name {@code layer 7}, or the effect's name
     * @param twoWay the same with its interval over documents and token types; null where there is none
     */
    record Column(
            double x,
            double width,
            String name,
            Estimate estimate,
            String note,
            @Nullable Estimate twoWay) {}

    static Columns of(ClauseEvidence clause, TokenTypes types, Frame frame) {
        int several = clause.overall().size();
        double overallWidth = clause.layers().isEmpty() ? frame.width() / Math.max(1, several) : OVERALL_WIDTH;
        double forLayers = frame.width() - several * overallWidth;
        double layerWidth = forLayers / Math.max(1, clause.layers().size());
        List<Column> layers = new ArrayList<>();
        for (LayerEstimate layer : clause.layers()) {
            double x = frame.left() + layerWidth * (layers.size() + 0.5);
            Estimate twoWay = types.ofLayer(layer.layer());
            layers.add(new Column(x, layerWidth, "layer " + layer.layer(), layer.estimate(), layer.note(), twoWay));
        }
        List<Column> overall = new ArrayList<>();
        clause.overall().forEach((name, e) -> {
            double x = frame.left() + forLayers + overallWidth * (overall.size() + 0.5);
            overall.add(new Column(x, overallWidth, name, e, "", types.ofWhole(name)));
        });
        return new Columns(layers, overall);
    }

    List<Column> all() {
        List<Column> all = new ArrayList<>(layers);
        all.addAll(overall);
        return all;
    }

    /** Width that the layers take together. */
    double layersWidth() {
        return layers.stream().mapToDouble(Column::width).sum();
    }
}
