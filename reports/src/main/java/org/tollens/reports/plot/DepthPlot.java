package org.tollens.reports.plot;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tollens.constraints.evidence.ClauseEvidence;
import org.tollens.constraints.evidence.Estimate;
import org.tollens.constraints.evidence.Evidence;
import org.tollens.constraints.evidence.LayerEstimate;
import org.tollens.reports.plot.Plots.Plot;
import org.tollens.reports.plot.Svg.Anchor;
import org.tollens.reports.plot.Svg.Pen;
import org.tollens.reports.text.Figures;

/**
 * Three profiles over the layers one above the other, the depth that each one marks, and the range that the depths span.
 * Drawn for evidence in which one clause has the depths among its figures and the profiles follow it.
 */
final class DepthPlot {
    /** The names of the depths among the figures, in the order of the profiles that they are read from. */
    private static final List<String> DEPTHS =
            List.of("u of the strongest positive layer", "u of the change point", "u of the interior peak");

    private static final double PANEL = 130;
    private static final double GAP = 30;
    private static final String WINDOW = "#f6e3cf";
    private static final Pen DEPTH = Pen.of("#a33b00", 2.4);

    private final Svg svg = new Svg();
    private final ClauseEvidence claim;
    private final List<ClauseEvidence> profiles;
    private final Map<String, Double> depths;
    private final int layers;
    private final Frame frame;

    private DepthPlot(ClauseEvidence claim, List<ClauseEvidence> profiles) {
        this.claim = claim;
        this.profiles = profiles;
        depths = depths(claim);
        layers = profiles.stream().mapToInt(p -> p.layers().size()).max().orElse(1);
        double height = profiles.size() * (PANEL + GAP) - GAP;
        Frame place = Frame.titled(svg, claim.sentence(), subtitle(), height);
        // Room for the first panel's name.
        frame = new Frame(place.left(), place.right(), place.top() + 16, place.bottom() + 16);
    }

    static Optional<Plot> of(Evidence evidence) {
        List<ClauseEvidence> profiles =
                evidence.clauses().stream().filter(c -> c.layers().size() > 1).toList();
        return evidence.clauses().stream()
                .filter(c -> isOfDepths(c) && profiles.size() >= DEPTHS.size())
                .findFirst()
                .map(c -> new DepthPlot(c, profiles.subList(0, DEPTHS.size())))
                .map(plot -> new Plot(plot.claim.id(), plot.claim.id() + ": depths", plot.draw()));
    }

    /** Whether the clause's figures are depths, found in the profiles of other clauses. */
    static boolean isOfDepths(ClauseEvidence clause) {
        return !depths(clause).isEmpty();
    }

    private static Map<String, Double> depths(ClauseEvidence clause) {
        Map<String, Double> depths = new LinkedHashMap<>();
        for (String name : DEPTHS) {
            double value = clause.figures().getOrDefault(name, Double.NaN);
            if (Double.isFinite(value)) {
                depths.put(name, value);
            }
        }
        return depths;
    }

    private String subtitle() {
        String range = depths.size() < 2
                ? ""
                : "; they span " + Figures.plain(spread().getMin()) + " to " + Figures.plain(spread().getMax());
        return "each profile's depth u is marked (0 is the first block, 1 the last)" + range;
    }

    private DoubleSummaryStatistics spread() {
        return depths.values().stream().mapToDouble(d -> d).summaryStatistics();
    }

    private String draw() {
        if (depths.size() > 1) {
            double low = x(layerOf(spread().getMin()));
            double width = Math.max(2, x(layerOf(spread().getMax())) - low);
            svg.rectangle("window", low, frame.top(), width, frame.bottom() - frame.top(), WINDOW);
        }
        for (int i = 0; i < profiles.size(); i++) {
            double top = frame.top() + i * (PANEL + GAP);
            panel(profiles.get(i), new Frame(frame.left(), frame.right(), top, top + PANEL), DEPTHS.get(i));
        }
        frame.layerAxis(svg, layers, frame.width());
        double y = frame.bottom() + 62;
        svg.rectangle("legend-window", frame.left(), y - 11, 14, 14, WINDOW);
        svg.text(frame.left() + 20, y, "range of the depths", 12, Anchor.START);
        svg.line("legend-depth", frame.left() + 160, y - 12, frame.left() + 160, y + 3, DEPTH);
        svg.text(frame.left() + 170, y, "the profile's depth", 12, Anchor.START);
        return svg.picture(Frame.WIDTH, y + 16, claim.sentence());
    }

    private double x(double layer) {
        return frame.left() + frame.width() * (layer - 0.5) / layers;
    }

    private double layerOf(double depth) {
        return 1 + depth * (layers - 1);
    }

    private void panel(ClauseEvidence profile, Frame place, String depth) {
        Scale scale = scale(profile, place);
        place.verticalAxis(svg, scale, "");
        place.border(svg);
        svg.group("profile", profile.sentence());
        if (scale.low() < 0 && scale.high() > 0) {
            svg.line("zero", place.left(), scale.at(0), place.right(), scale.at(0), Pen.of("#333333", 1.2));
        }
        line(profile, scale);
        points(profile, scale);
        Double at = depths.get(depth);
        if (at != null) {
            svg.line("depth", x(layerOf(at)), place.top(), x(layerOf(at)), place.bottom(), DEPTH);
        }
        svg.endGroup();
        String found = at == null ? "is not defined" : "= " + Figures.plain(at);
        svg.bold(place.left(), place.top() - 7, profile.effect() + "; " + depth + " " + found, 12);
    }

    /**
     * The layers that the axis must show. The first and last blocks' figures can be many times those between them, which
     * would be flattened to a line; they are not what a depth is read from, and are written as numbers then.
     */
    private static List<LayerEstimate> shown(ClauseEvidence profile) {
        List<LayerEstimate> all = profile.layers();
        if (all.size() < 5) {
            return all;
        }
        List<LayerEstimate> inner = all.subList(1, all.size() - 1);
        return largest(all) > 3 * largest(inner) ? inner : all;
    }

    private static double largest(List<LayerEstimate> layers) {
        return layers.stream()
                .mapToDouble(l -> Math.abs(l.estimate().value()))
                .filter(Double::isFinite)
                .max()
                .orElse(0);
    }

    private static double within(Scale scale, double value) {
        return scale.at(Math.max(scale.low(), Math.min(scale.high(), value)));
    }

    private static Scale scale(ClauseEvidence profile, Frame place) {
        List<Double> values = new ArrayList<>();
        for (LayerEstimate l : shown(profile)) {
            values.addAll(List.of(
                    l.estimate().value(), l.estimate().ciLow(), l.estimate().ciHigh()));
        }
        return Scale.over(values, place.top(), place.bottom(), 4);
    }

    private void line(ClauseEvidence profile, Scale scale) {
        StringBuilder data = new StringBuilder();
        for (LayerEstimate l : profile.layers()) {
            double value = l.estimate().value();
            if (Double.isFinite(value)) {
                data.append(data.isEmpty() ? "M" : "L").append(Svg.number(x(l.layer())));
                data.append(' ').append(Svg.number(within(scale, value)));
            }
        }
        svg.path("course", data.toString(), "none", Pen.of("#7f9db5", 1.4));
    }

    private void points(ClauseEvidence profile, Scale scale) {
        for (LayerEstimate l : profile.layers()) {
            Estimate e = l.estimate();
            if (!Double.isFinite(e.value())) {
                continue;
            }
            double x = x(l.layer());
            if (e.value() > scale.high() || e.value() < scale.low()) {
                Anchor side = l.layer() == 1 ? Anchor.START : Anchor.END;
                double y = within(scale, e.value()) + (e.value() > scale.high() ? 14 : -6);
                svg.text(x + (l.layer() == 1 ? 7 : -7), y, "↑ " + Figures.plain(e.value()), 12, side);
                continue;
            }
            if (Double.isFinite(e.ciLow()) && Double.isFinite(e.ciHigh())) {
                svg.line("interval", x, scale.at(e.ciLow()), x, scale.at(e.ciHigh()), Pen.of("#0072b2", 1.4));
            }
            svg.circle("point", x, scale.at(e.value()), 3, "#0072b2", Pen.of("#ffffff", 0.5));
        }
    }
}
