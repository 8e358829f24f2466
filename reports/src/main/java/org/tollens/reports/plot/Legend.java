package org.tollens.reports.plot;

import java.util.List;
import org.tollens.constraints.evidence.Label;
import org.tollens.reports.plot.Columns.Column;
import org.tollens.reports.text.Figures;

/** Explains the marks that a plot of effects has, with how many layers have each label. */
final class Legend {
    private static final double CHARACTER = 6.7;

    private final Svg svg;
    private double x;
    private double y;

    private Legend(Svg svg, double x, double y) {
        this.svg = svg;
        this.x = x;
        this.y = y;
    }

    /** Draws the legend under the plot's frame and gives the height of the whole picture. */
    static double draw(Svg svg, Frame frame, List<Column> columns) {
        Legend legend = new Legend(svg, frame.left(), frame.bottom() + 66);
        for (Label label : Label.values()) {
            long layers = columns.stream()
                    .filter(c -> c.layer() > 0 && c.estimate().label() == label)
                    .count();
            boolean any = columns.stream().anyMatch(c -> c.estimate().label() == label);
            if (any) {
                legend.room(Mark.words(label) + count(layers));
                Mark.draw(svg, label, legend.x, legend.y - 4);
                legend.words(Mark.words(label) + count(layers));
            }
        }
        legend.selfLabels(columns);
        legend.floor(columns);
        return legend.y + 16;
    }

    private static String count(long layers) {
        return layers == 0 ? "" : ": " + layers + (layers == 1 ? " layer" : " layers");
    }

    private void selfLabels(List<Column> columns) {
        if (columns.stream().anyMatch(c -> Double.isFinite(c.estimate().selfLabels()))) {
            room("on the model's own sampled labels");
            Mark.selfLabels(svg, x, y - 4);
            words("on the model's own sampled labels");
        }
    }

    private void floor(List<Column> columns) {
        List<Double> floors = columns.stream()
                .map(c -> c.estimate().floor())
                .filter(f -> f > 0)
                .distinct()
                .toList();
        if (floors.isEmpty()) {
            return;
        }
        String words = floors.size() == 1
                ? "counts as nothing (floor " + Figures.plain(floors.get(0)) + ")"
                : "counts as nothing (floors of the layers)";
        room(words);
        svg.element("rect", "x", x - 7, "y", y - 11, "width", 14, "height", 14, "fill", "#dfe7ee");
        words(words);
    }

    /** Goes to the next line if the words don't fit. */
    private void room(String words) {
        if (x + 14 + words.length() * CHARACTER > Frame.WIDTH - 8) {
            x = 76;
            y += 20;
        }
    }

    private void words(String words) {
        svg.text(x + 12, y, words, "font-size", 12, "fill", "#222222");
        x += 12 + words.length() * CHARACTER + 18;
    }
}
