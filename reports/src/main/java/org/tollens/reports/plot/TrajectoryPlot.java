package org.tollens.reports.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tollens.constraints.evidence.Trajectory;
import org.tollens.constraints.evidence.Trajectory.Series;
import org.tollens.reports.plot.Svg.Anchor;
import org.tollens.reports.plot.Svg.Pen;

/** Lines of a deterministic claim over time or steps: linear, or by the decades of their values. */
final class TrajectoryPlot {
    private static final double HEIGHT = 300;
    private static final double LEGEND_LINE = 18;
    /** Below this a value is rounding only, and would make a logarithmic axis of it. */
    private static final double LEAST = 1e-16;
    /** Distinct without colour vision (Okabe and Ito 2008); the dashes tell more lines apart. */
    private static final List<String> COLOURS =
            List.of("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#7a5c00", "#56b4e9", "#222222");

    private static final List<String> DASHES = List.of("none", "7 3", "2 3");

    private final Svg svg = new Svg();
    private final Trajectory trajectory;
    private final Frame frame;
    private final Scale vertical;
    private final Scale horizontal;

    private TrajectoryPlot(Trajectory trajectory) {
        this.trajectory = trajectory;
        frame = Frame.titled(svg, trajectory.name(), "", HEIGHT);
        List<Double> x = new ArrayList<>();
        List<Double> y = new ArrayList<>();
        for (Series series : trajectory.series()) {
            for (int i = 0; i < series.x().size(); i++) {
                double value = height(series.y().get(i));
                if (Double.isFinite(value)) {
                    x.add(series.x().get(i));
                    y.add(value);
                }
            }
        }
        vertical = Scale.over(y, frame.top(), frame.bottom());
        // Left to right is bottom to top: the axis begins and ends with the data.
        Scale rounded = Scale.over(x, frame.right(), frame.left());
        double first = x.stream().mapToDouble(v -> v).min().orElse(0);
        double last = x.stream().mapToDouble(v -> v).max().orElse(1);
        horizontal = new Scale(first, last > first ? last : first + 1, frame.right(), frame.left(), rounded.step());
    }

    /** The picture; none where no value can be drawn. */
    static Optional<String> of(Trajectory trajectory) {
        TrajectoryPlot plot = new TrajectoryPlot(trajectory);
        boolean drawn = trajectory.series().stream()
                .anyMatch(series -> series.y().stream().anyMatch(y -> Double.isFinite(plot.height(y))));
        return drawn ? Optional.of(plot.draw()) : Optional.empty();
    }

    /** What is measured along the vertical axis. */
    private double height(double y) {
        return !trajectory.logarithmic() ? y : y >= LEAST ? Math.log10(y) : Double.NaN;
    }

    private String draw() {
        String axis = trajectory.yLabel() + (trajectory.logarithmic() ? " (log10)" : "");
        frame.verticalAxis(svg, vertical, axis);
        horizontalAxis();
        for (int i = 0; i < trajectory.series().size(); i++) {
            Series series = trajectory.series().get(i);
            svg.group("series", series.name());
            svg.path("line", course(series), "none", pen(i));
            svg.endGroup();
        }
        frame.border(svg);
        return svg.picture(Frame.WIDTH, legend(), trajectory.name());
    }

    private void horizontalAxis() {
        double step = horizontal.step();
        for (double tick = Math.ceil(horizontal.low() / step) * step;
                tick <= horizontal.high() * (1 + 1e-9);
                tick += step) {
            double x = horizontal.at(tick);
            svg.line("grid", x, frame.top(), x, frame.bottom(), Pen.of("#f0f0f0", 1));
            frame.underAxis(svg, x, horizontal.text(tick), 12);
        }
        svg.text((frame.left() + frame.right()) / 2, frame.bottom() + 38, trajectory.xLabel(), 13, Anchor.MIDDLE);
    }

    private String course(Series series) {
        StringBuilder data = new StringBuilder();
        boolean on = false;
        for (int i = 0; i < series.x().size(); i++) {
            double y = height(series.y().get(i));
            if (!Double.isFinite(y)) {
                on = false;
                continue;
            }
            data.append(on ? 'L' : 'M')
                    .append(Svg.number(horizontal.at(series.x().get(i))));
            data.append(' ').append(Svg.number(vertical.at(y)));
            on = true;
        }
        return data.toString();
    }

    private static Pen pen(int series) {
        return new Pen(COLOURS.get(series % COLOURS.size()), 1.8, DASHES.get(series % DASHES.size()));
    }

    /** Under the axis, two a line; gives the height of the whole picture. */
    private double legend() {
        double y = frame.bottom() + 62;
        for (int i = 0; i < trajectory.series().size(); i++) {
            double x = i % 2 == 0 ? frame.left() : frame.left() + frame.width() / 2;
            svg.line("legend", x, y - 4, x + 26, y - 4, pen(i));
            svg.text(x + 32, y, trajectory.series().get(i).name(), 12, Anchor.START);
            y += i % 2 == 1 || i == trajectory.series().size() - 1 ? LEGEND_LINE : 0;
        }
        return y;
    }
}
