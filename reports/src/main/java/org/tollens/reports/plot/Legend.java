package org.tollens.reports.plot;

import java.util.List;
import org.tollens.constraints.evidence.Estimate;
import org.tollens.constraints.evidence.Label;
import org.tollens.reports.plot.Columns.Column;
import org.tollens.reports.plot.Svg.Anchor;
import org.tollens.reports.text.Figures;

/** Explains the marks that a plot of effects has, with how many layers have each label. */
final class Legend {
    private static final double CHARACTER = 6.1;
    private static final double LEFT = 24;

    private final Svg svg;
    private double x = LEFT;
    private double y;

    private Legend(Svg svg, double y) {
        this.svg = svg;
        this.y = y;
    }

    /** Draws the legend under the plot's frame and gives the height of the whole picture. */
    static double draw(Svg svg, Frame frame, Columns columns) {
        Legend legend = new Legend(svg, frame.bottom() + 66);
        List<Column> known = columns.all().stream()
                .filter(c -> Double.isFinite(c.estimate().value()))
                .toList();
        for (Label label : Label.values()) {
            if (known.stream().anyMatch(c -> c.estimate().label() == label)) {
                long layers = columns.layers().stream()
                        .filter(known::contains)
                        .filter(c -> c.estimate().label() == label)
                        .count();
                String count = layers == 0 ? "" : ": " + layers + (layers == 1 ? " layer" : " layers");
                legend.entry(Mark.words(label) + count, (x, y) -> Mark.draw(svg, label, x, y));
            }
        }
        if (known.stream().anyMatch(c -> Double.isFinite(c.estimate().selfLabels()))) {
            legend.entry("on the model's own sampled labels", (x, y) -> Mark.selfLabels(svg, x, y));
        }
        legend.controls(known);
        legend.floor(known.stream().map(Column::estimate).toList());
        return legend.y + 16;
    }

    private void controls(List<Column> known) {
        if (known.stream().anyMatch(c -> c.twoWay() != null)) {
            entry(TokenTypes.WORDS, (x, y) -> svg.line("legend-two-way", x, y - 7, x, y + 7, EffectPlot.TWO_WAY));
        }
        if (ControlBounds.areIn(known)) {
            entry("what random weights reach", (x, y) -> {
                svg.line("legend-bound", x - 8, y, x + 8, y, ControlBounds.PEN);
            });
        }
    }

    private void floor(List<Estimate> estimates) {
        List<Double> floors = estimates.stream()
                .map(Estimate::floor)
                .filter(f -> f > 0)
                .distinct()
                .toList();
        if (!floors.isEmpty()) {
            String value = floors.size() == 1 ? "floor " + Figures.plain(floors.get(0)) : "each layer's floor";
            entry("counts as nothing (" + value + ")", (x, y) -> {
                svg.rectangle("legend-floor", x - 7, y - 7, 14, 14, EffectPlot.BAND);
            });
        }
    }

    @FunctionalInterface
    private interface Drawing {
        void at(double x, double y);
    }

    /** Goes to the next line if the words don't fit. */
    private void entry(String words, Drawing mark) {
        double width = 12 + words.length() * CHARACTER;
        if (x + width > Frame.WIDTH - 8) {
            x = LEFT;
            y += 20;
        }
        mark.at(x, y - 4);
        svg.text(x + 12, y, words, 12, Anchor.START);
        x += width + 22;
    }
}
