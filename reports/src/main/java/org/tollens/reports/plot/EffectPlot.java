package org.tollens.reports.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tollens.constraints.evidence.ClauseEvidence;
import org.tollens.constraints.evidence.Estimate;
import org.tollens.constraints.evidence.Evidence;
import org.tollens.reports.plot.Columns.Column;
import org.tollens.reports.plot.Svg.Anchor;
import org.tollens.reports.plot.Svg.Pen;
import org.tollens.reports.text.Figures;

/**
 * One clause's effects over layers and over the whole model: estimate with simultaneous interval, the floor under
 * which an effect counts as nothing as a band, and the same estimate on self labels as a hollow mark. Where controls were
 * measured also what random weights reach, as a step line, and the interval over documents and token types.
 */
final class EffectPlot {
    static final String BAND = "#dfe7ee";
    static final Pen TWO_WAY = Pen.of("#8a8a8a", 1.2);

    private static final double HEIGHT = 300;
    private static final int NAMED_ACROSS = 6;
    private static final double CHARACTER = 5.4;

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
        columns = Columns.of(clause, TokenTypes.of(clause, evidence), frame);
        scale = Scale.over(values(), frame.top(), frame.bottom());
    }

    /** The plot, or nothing where the clause has no effect to show. */
    static Optional<String> of(ClauseEvidence clause, Evidence evidence) {
        boolean any = clause.layers().stream().anyMatch(l -> isKnown(l.estimate()))
                || clause.overall().values().stream().anyMatch(EffectPlot::isKnown);
        return any ? Optional.of(new EffectPlot(clause, evidence).draw()) : Optional.empty();
    }

    private static boolean isKnown(Estimate estimate) {
        return Double.isFinite(estimate.value());
    }

    private List<Double> values() {
        List<Double> values = new ArrayList<>(List.of(0.0));
        for (Column column : columns.all()) {
            Estimate e = column.estimate();
            double floor = 1.2 * e.floor();
            values.addAll(List.of(e.value(), e.ciLow(), e.ciHigh(), e.selfLabels(), floor, -floor));
            values.addAll(List.of(e.controlBound(), -e.controlBound()));
            Estimate twoWay = column.twoWay();
            if (twoWay != null) {
                values.addAll(List.of(twoWay.ciLow(), twoWay.ciHigh()));
            }
        }
        return values;
    }

    private String draw() {
        columns.all().forEach(this::band);
        frame.verticalAxis(svg, scale, clause.effect());
        double zero = scale.at(0);
        svg.line("zero", frame.left(), zero, frame.right(), zero, Pen.of("#333333", 1.2));
        if (!columns.layers().isEmpty() && !columns.overall().isEmpty()) {
            double x = frame.left() + columns.layersWidth();
            svg.line("border", x, frame.top(), x, frame.bottom(), Pen.of("#888888", 1));
        }
        ControlBounds.draw(svg, columns.layers(), scale);
        columns.overall().forEach(c -> ControlBounds.draw(svg, List.of(c), scale));
        changePoint();
        columns.all().forEach(this::effect);
        frame.border(svg);
        if (!columns.layers().isEmpty()) {
            frame.layerAxis(svg, columns.layers().size(), columns.layersWidth());
        }
        double height = Legend.draw(svg, frame.longer(names()), columns);
        return svg.picture(Frame.WIDTH, height, clause.sentence());
    }

    /** Writes the names of the effects over the whole model, upwards where they are many, and gives the room they take. */
    private double names() {
        List<Column> whole = columns.overall();
        if (whole.size() <= NAMED_ACROSS) {
            whole.forEach(c -> frame.underAxis(svg, c.x(), c.name(), 14));
            return 0;
        }
        int longest = whole.stream().mapToInt(c -> c.name().length()).max().orElse(0);
        double length = longest * CHARACTER;
        whole.forEach(c -> svg.upwards(c.x() + 4, frame.bottom() + 8 + length / 2, c.name(), 11));
        return Math.max(0, length - 30);
    }

    private void band(Column column) {
        double floor = column.estimate().floor();
        if (floor > 0) {
            double top = scale.at(floor);
            double height = scale.at(-floor) - top;
            svg.rectangle("floor", column.x() - column.width() / 2, top, column.width(), height, BAND);
        }
    }

    /** A line behind the last layer before the effect changes, where the clause has a change point. */
    private void changePoint() {
        double after = clause.figures().getOrDefault("change point", Double.NaN);
        if (!Double.isFinite(after) || columns.layers().isEmpty()) {
            return;
        }
        double x =
                frame.left() + columns.layersWidth() * after / columns.layers().size();
        svg.group("change", "change point after layer " + Figures.plain(after));
        svg.line("change-line", x, frame.top(), x, frame.bottom(), new Pen("#333333", 1.2, "6 4"));
        svg.text(x + 5, frame.top() + 14, "change point", 12, Anchor.START).endGroup();
    }

    private void effect(Column column) {
        Estimate e = column.estimate();
        if (!isKnown(e)) {
            svg.group("missing", column.name() + ": not evaluated" + note(column));
            svg.text(column.x(), scale.at(0) - 5, "n/a", 10, Anchor.MIDDLE).endGroup();
            return;
        }
        svg.group("effect", hover(column));
        boolean self = Double.isFinite(e.selfLabels());
        double x = self ? column.x() - Math.min(4, column.width() / 6) : column.x();
        twoWay(column.twoWay(), x - Math.min(6, column.width() / 4));
        interval(e, x, Math.min(4, column.width() / 5));
        Mark.draw(svg, e.label(), x, scale.at(e.value()));
        if (self) {
            Mark.selfLabels(svg, column.x() + Math.min(6, column.width() / 4), scale.at(e.selfLabels()));
        }
        svg.endGroup();
    }

    private void twoWay(@Nullable Estimate e, double x) {
        if (e != null) {
            svg.line("two-way", x, scale.at(e.ciLow()), x, scale.at(e.ciHigh()), TWO_WAY);
        }
    }

    private void interval(Estimate e, double x, double cap) {
        if (!Double.isFinite(e.ciLow()) || !Double.isFinite(e.ciHigh())) {
            return;
        }
        String low = Svg.number(scale.at(e.ciLow()));
        String high = Svg.number(scale.at(e.ciHigh()));
        String left = Svg.number(x - cap);
        String right = Svg.number(x + cap);
        String middle = Svg.number(x);
        String data = "M" + left + " " + low + "H" + right + "M" + middle + " " + low + "V" + high + "M" + left + " "
                + high + "H" + right;
        svg.path("interval", data, "none", Pen.of(Mark.colour(e.label()), 1.6));
    }

    private static String hover(Column column) {
        Estimate e = column.estimate();
        String self = Double.isFinite(e.selfLabels()) ? ", self labels " + Figures.signed(e.selfLabels()) : "";
        Estimate twoWay = column.twoWay();
        String types =
                twoWay == null ? "" : ", " + TokenTypes.WORDS + " " + Figures.interval(twoWay.ciLow(), twoWay.ciHigh());
        String bound = Double.isFinite(e.controlBound())
                ? ", random weights reach " + Figures.plain(e.controlBound()) + ", counts from "
                        + Figures.plain(e.labelFloor())
                : "";
        return column.name() + ": " + Figures.signed(e.value()) + " " + Figures.interval(e.ciLow(), e.ciHigh()) + ", "
                + e.label() + self + types + bound + note(column);
    }

    private static String note(Column column) {
        return column.note().isEmpty() ? "" : " (" + column.note() + ")";
    }
}
