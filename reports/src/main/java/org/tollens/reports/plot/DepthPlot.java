package org.tollens.reports.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.tollens.constraints.evidence.ClauseEvidence;
import org.tollens.constraints.evidence.Evidence;
import org.tollens.constraints.evidence.LayerEstimate;
import org.tollens.reports.plot.Plots.Plot;
import org.tollens.reports.text.Figures;

/**
 * Profiles over the layers one above the other, the depth that each one marks, and the range that the depths span. Drawn
 * for evidence in which one clause has figures named {@code depth …} and the profiles have layers.
 */
final class DepthPlot {
    private static final double PANEL = 130;
    private static final double GAP = 26;
    private static final String PREFIX = "depth ";

    private final Svg svg = new Svg();
    private final ClauseEvidence claim;
    private final List<ClauseEvidence> profiles;
    private final List<Map.Entry<String, Double>> depths;
    private final int layers;
    private final Frame frame;

    private DepthPlot(ClauseEvidence claim, List<ClauseEvidence> profiles) {
        this.claim = claim;
        this.profiles = profiles;
        depths = depths(claim);
        layers = profiles.stream().mapToInt(p -> p.layers().size()).max().orElse(1);
        String range = range().map(r -> "; the range spans " + r).orElse("");
        double height = profiles.size() * (PANEL + GAP) - GAP;
        frame = Frame.titled(svg, claim.sentence(), "the depths are marked in their profiles" + range, height);
    }

    static Optional<Plot> of(Evidence evidence) {
        List<ClauseEvidence> profiles =
                evidence.clauses().stream().filter(c -> c.layers().size() > 1).toList();
        return evidence.clauses().stream()
                .filter(c -> !depths(c).isEmpty() && !profiles.isEmpty())
                .findFirst()
                .map(c -> new Plot(c.id(), c.id() + ": depths", new DepthPlot(c, profiles).draw()));
    }

    private static List<Map.Entry<String, Double>> depths(ClauseEvidence clause) {
        return clause.figures().entrySet().stream()
                .filter(f -> f.getKey().startsWith(PREFIX))
                .toList();
    }

    private Optional<String> range() {
        List<Double> known = depths.stream()
                .map(Map.Entry::getValue)
                .filter(Double::isFinite)
                .sorted()
                .toList();
        return known.size() < 2
                ? Optional.empty()
                : Optional.of("depth " + Figures.plain(known.get(0)) + " to "
                        + Figures.plain(known.get(known.size() - 1)) + " (0 is the first block, 1 the last)");
    }

    private String draw() {
        window();
        double top = frame.top();
        for (int i = 0; i < profiles.size(); i++) {
            panel(profiles.get(i), new Frame(frame.left(), frame.right(), top, top + PANEL), i);
            top += PANEL + GAP;
        }
        int step = layers <= 26 ? 1 : layers <= 52 ? 2 : 5;
        for (int layer = 1; layer <= layers; layer += step) {
            frame.underAxis(svg, x(layer), String.valueOf(layer), 4);
        }
        double middle = (frame.left() + frame.right()) / 2;
        svg.text(middle, frame.bottom() + 38, "layer (block 1 to " + layers + ")", "text-anchor", "middle");
        double y = frame.bottom() + 62;
        svg.element("rect", "x", frame.left(), "y", y - 11, "width", 14, "height", 14, "fill", "#f3dcc4");
        svg.text(frame.left() + 20, y, "range of the depths", "font-size", 12);
        svg.element(
                "line",
                "x1",
                frame.left() + 160,
                "x2",
                frame.left() + 160,
                "y1",
                y - 12,
                "y2",
                y + 3,
                "stroke",
                "#a33b00",
                "stroke-width",
                2.4);
        svg.text(frame.left() + 170, y, "the profile's depth", "font-size", 12);
        return svg.picture(Frame.WIDTH, y + 16, claim.sentence());
    }

    private double x(double layer) {
        return frame.left() + frame.width() * (layer - 0.5) / layers;
    }

    private double layerOf(double depth) {
        return 1 + depth * (layers - 1);
    }

    private void window() {
        List<Double> known = depths.stream()
                .map(Map.Entry::getValue)
                .filter(Double::isFinite)
                .toList();
        if (known.size() < 2) {
            return;
        }
        double low = x(layerOf(known.stream().mapToDouble(d -> d).min().orElseThrow()));
        double high = x(layerOf(known.stream().mapToDouble(d -> d).max().orElseThrow()));
        svg.element(
                "rect",
                "class",
                "window",
                "x",
                low,
                "y",
                frame.top(),
                "width",
                Math.max(2, high - low),
                "height",
                frame.bottom() - frame.top(),
                "fill",
                "#f3dcc4");
    }

    private void panel(ClauseEvidence profile, Frame place, int index) {
        List<Double> values = new ArrayList<>();
        for (LayerEstimate l : profile.layers()) {
            values.addAll(List.of(
                    l.estimate().value(), l.estimate().ciLow(), l.estimate().ciHigh()));
        }
        Scale scale = Scale.over(values, place.top(), place.bottom());
        Scale coarse = new Scale(scale.low(), scale.high(), scale.top(), scale.bottom(), scale.step() * 2);
        place.verticalAxis(svg, scale.ticks().size() > 5 ? coarse : scale, "");
        place.border(svg);
        svg.group(profile.sentence(), "class", "profile");
        line(profile, scale);
        depth(place, index);
        svg.endGroup();
        svg.text(place.left() + 6, place.top() - 6, name(profile, index), "font-size", 12, "font-weight", "bold");
    }

    private String name(ClauseEvidence profile, int index) {
        String depth = index < depths.size()
                ? ": " + depths.get(index).getKey() + " = "
                        + Figures.plain(depths.get(index).getValue())
                : "";
        return profile.effect() + " (" + profile.id() + ")" + depth;
    }

    private void line(ClauseEvidence profile, Scale scale) {
        StringBuilder path = new StringBuilder();
        for (LayerEstimate l : profile.layers()) {
            if (Double.isFinite(l.estimate().value())) {
                path.append(path.isEmpty() ? "M" : "L")
                        .append(String.format(
                                Locale.ROOT,
                                "%.2f %.2f",
                                x(l.layer()),
                                scale.at(l.estimate().value())));
            }
        }
        svg.element("path", "d", path, "fill", "none", "stroke", "#7f9db5", "stroke-width", 1.4);
        for (LayerEstimate l : profile.layers()) {
            if (!Double.isFinite(l.estimate().value())) {
                continue;
            }
            double x = x(l.layer());
            if (Double.isFinite(l.estimate().ciLow())) {
                svg.element(
                        "line",
                        "x1",
                        x,
                        "x2",
                        x,
                        "y1",
                        scale.at(l.estimate().ciLow()),
                        "y2",
                        scale.at(l.estimate().ciHigh()),
                        "stroke",
                        "#0072b2",
                        "stroke-width",
                        1.3);
            }
            svg.element("circle", "cx", x, "cy", scale.at(l.estimate().value()), "r", 3, "fill", "#0072b2");
        }
    }

    private void depth(Frame place, int index) {
        OptionalDouble depth =
                index < depths.size() ? Depths.figure(claim, depths.get(index).getKey()) : OptionalDouble.empty();
        if (depth.isPresent()) {
            double x = x(layerOf(depth.getAsDouble()));
            svg.element(
                    "line",
                    "class",
                    "depth",
                    "x1",
                    x,
                    "x2",
                    x,
                    "y1",
                    place.top(),
                    "y2",
                    place.bottom(),
                    "stroke",
                    "#a33b00",
                    "stroke-width",
                    2.4);
        }
    }
}
