package org.tollens.reports.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.tollens.constraints.evidence.ClauseEvidence;
import org.tollens.constraints.evidence.Estimate;
import org.tollens.constraints.evidence.Evidence;
import org.tollens.reports.plot.Columns.Column;
import org.tollens.reports.text.Figures;

/**
 * One clause's effects over layers and over the whole model: estimate with simultaneous interval, the floor under
 * which an effect counts as nothing as a band, and the same estimate on self labels as a hollow mark.
 */
final class EffectPlot {
    private static final double HEIGHT = 300;
    private static final int LAYERS_ALL_NAMED = 26;

    private final Svg svg = new Svg();
    private final ClauseEvidence clause;
    private final Frame frame;
    private final Columns columns;
    private final Scale scale;

    private EffectPlot(ClauseEvidence clause, Evidence evidence) {
        this.clause = clause;
        String intervals = Figures.percent(1 - evidence.familyWiseLevel()) + " simultaneous intervals over "
                + Figures.count(evidence.documents()) + " documents";
        frame = Frame.titled(svg, clause.sentence(), clause.effect() + "; " + intervals, HEIGHT);
        columns = Columns.of(clause, frame);
        scale = Scale.over(values(), frame.top(), frame.bottom());
    }

    /** The plot, or nothing where the clause has no effect to show. */
    static Optional<String> of(ClauseEvidence clause, Evidence evidence) {
        boolean any = clause.layers().stream()
                        .anyMatch(l -> Double.isFinite(l.estimate().value()))
                || clause.overall().values().stream().anyMatch(e -> Double.isFinite(e.value()));
        return any ? Optional.of(new EffectPlot(clause, evidence).draw()) : Optional.empty();
    }

    private List<Double> values() {
        List<Double> values = new ArrayList<>(List.of(0.0));
        for (Column column : columns.all()) {
            Estimate e = column.estimate();
            values.addAll(List.of(e.value(), e.ciLow(), e.ciHigh(), e.selfLabels(), 1.2 * e.floor(), -1.2 * e.floor()));
        }
        return values;
    }

    private String draw() {
        frame.verticalAxis(svg, scale, clause.effect());
        columns.all().forEach(this::band);
        zeroLine();
        changePoint();
        columns.all().forEach(this::effect);
        frame.border(svg);
        horizontalAxis();
        double height = Legend.draw(svg, frame, columns.all());
        return svg.picture(Frame.WIDTH, height, clause.sentence());
    }

    private double widthOf(Column column) {
        return column.layer() > 0 || columns.layers().isEmpty()
                ? (columns.layers().isEmpty()
                        ? frame.width() / columns.overall().size()
                        : columns.layerWidth())
                : 92;
    }

    private void band(Column column) {
        double floor = column.estimate().floor();
        if (!(floor > 0)) {
            return;
        }
        double width = widthOf(column);
        double top = scale.at(floor);
        svg.element(
                "rect",
                "class",
                "floor",
                "x",
                column.x() - width / 2,
                "y",
                top,
                "width",
                width,
                "height",
                scale.at(-floor) - top,
                "fill",
                "#dfe7ee");
    }

    private void zeroLine() {
        double zero = scale.at(0);
        svg.element(
                "line",
                "class",
                "zero",
                "x1",
                frame.left(),
                "x2",
                frame.right(),
                "y1",
                zero,
                "y2",
                zero,
                "stroke",
                "#333333",
                "stroke-width",
                1.2);
        if (!columns.layers().isEmpty() && !columns.overall().isEmpty()) {
            double x = columns.overall().get(0).x() - 46;
            svg.element(
                    "line",
                    "x1",
                    x,
                    "x2",
                    x,
                    "y1",
                    frame.top(),
                    "y2",
                    frame.bottom(),
                    "stroke",
                    "#888888",
                    "stroke-width",
                    1);
        }
    }

    private void changePoint() {
        OptionalDouble change = Depths.changePoint(clause);
        if (change.isEmpty() || columns.layers().isEmpty()) {
            return;
        }
        double x = frame.left() + columns.layerWidth() * change.getAsDouble();
        svg.group("change point after layer " + Figures.plain(change.getAsDouble()), "class", "change-point")
                .element(
                        "line",
                        "x1",
                        x,
                        "x2",
                        x,
                        "y1",
                        frame.top(),
                        "y2",
                        frame.bottom(),
                        "stroke",
                        "#333333",
                        "stroke-width",
                        1.2,
                        "stroke-dasharray",
                        "6 4")
                .text(x + 5, frame.top() + 14, "change", "font-size", 12, "fill", "#222222")
                .endGroup();
    }

    private void effect(Column column) {
        Estimate e = column.estimate();
        if (!Double.isFinite(e.value())) {
            svg.text(column.x(), scale.at(0) - 5, "n/a", "class", "missing", "text-anchor", "middle", "font-size", 10);
            return;
        }
        svg.group(hover(column), "class", "effect");
        double shift = Double.isFinite(e.selfLabels()) ? Math.min(4, columns.layerWidth() / 6) : 0;
        interval(e, column.x() - shift);
        Mark.draw(svg, e.label(), column.x() - shift, scale.at(e.value()));
        if (Double.isFinite(e.selfLabels())) {
            Mark.selfLabels(svg, column.x() + Math.min(6, columns.layerWidth() / 4), scale.at(e.selfLabels()));
        }
        svg.endGroup();
    }

    private void interval(Estimate e, double x) {
        if (!Double.isFinite(e.ciLow()) || !Double.isFinite(e.ciHigh())) {
            return;
        }
        double low = scale.at(e.ciLow());
        double high = scale.at(e.ciHigh());
        double cap = Math.min(4, columns.layerWidth() / 5);
        String path = String.format(
                java.util.Locale.ROOT,
                "M%.2f %.2fH%.2fM%.2f %.2fV%.2fM%.2f %.2fH%.2f",
                x - cap,
                low,
                x + cap,
                x,
                low,
                high,
                x - cap,
                high,
                x + cap);
        String colour = Mark.colour(e.label());
        svg.element("path", "class", "interval", "d", path, "stroke", colour, "stroke-width", 1.6, "fill", "none");
    }

    private static String hover(Column column) {
        Estimate e = column.estimate();
        String self = Double.isFinite(e.selfLabels()) ? ", self labels " + Figures.signed(e.selfLabels()) : "";
        String note = column.note().isEmpty() ? "" : " (" + column.note() + ")";
        return column.name() + ": " + Figures.signed(e.value()) + " " + Figures.interval(e.ciLow(), e.ciHigh()) + ", "
                + e.label() + self + note;
    }

    private void horizontalAxis() {
        int layers = columns.layers().size();
        int step = layers <= LAYERS_ALL_NAMED ? 1 : layers <= 2 * LAYERS_ALL_NAMED ? 2 : 5;
        for (int i = 0; i < layers; i += step) {
            Column column = columns.layers().get(i);
            frame.underAxis(svg, column.x(), String.valueOf(column.layer()), 4);
        }
        columns.overall().forEach(c -> frame.underAxis(svg, c.x(), c.name(), 14));
        if (layers > 0) {
            double middle = frame.left() + columns.layerWidth() * layers / 2;
            svg.text(middle, frame.bottom() + 38, "layer (block 1 to " + layers + ")", "text-anchor", "middle");
        }
    }
}
