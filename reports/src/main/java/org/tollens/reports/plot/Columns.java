package org.tollens.reports.plot;

import java.util.ArrayList;
import java.util.List;
import org.tollens.constraints.evidence.ClauseEvidence;
import org.tollens.constraints.evidence.Estimate;
import org.tollens.constraints.evidence.LayerEstimate;

/**
 * What stands side by side in a plot of effects: one column for each layer, then, behind a gap, one for each effect
 * over the whole model.
 */
record Columns(List<Column> layers, List<Column> overall, double layerWidth) {
    /**
     * One effect at its place.
     *
     * @param x centre
     * @param name {@code layer 7}, or the effect's name
     * @param layer 1..L, or 0 for an effect over the whole model
     */
    record Column(double x, String name, int layer, Estimate estimate, String note) {}

    private static final double OVERALL_WIDTH = 92;

    static Columns of(ClauseEvidence clause, Frame frame) {
        double forOverall = clause.overall().size() * OVERALL_WIDTH;
        double perLayer =
                (frame.width() - forOverall) / Math.max(1, clause.layers().size());
        List<Column> layers = new ArrayList<>();
        double x = frame.left() + perLayer / 2;
        for (LayerEstimate layer : clause.layers()) {
            layers.add(new Column(x, "layer " + layer.layer(), layer.layer(), layer.estimate(), layer.note()));
            x += perLayer;
        }
        double width =
                clause.layers().isEmpty() ? frame.width() / clause.overall().size() : OVERALL_WIDTH;
        x = (clause.layers().isEmpty() ? frame.left() : frame.right() - forOverall) + width / 2;
        List<Column> overall = new ArrayList<>();
        for (var entry : clause.overall().entrySet()) {
            overall.add(new Column(x, entry.getKey(), 0, entry.getValue(), ""));
            x += width;
        }
        return new Columns(layers, overall, perLayer);
    }

    List<Column> all() {
        List<Column> all = new ArrayList<>(layers);
        all.addAll(overall);
        return all;
    }
}
