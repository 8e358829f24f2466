package org.tollens.reports.plot;

import java.util.ArrayList;
import java.util.List;
import org.tollens.constraints.reporting.LensFit;
import org.tollens.reports.plot.Svg.Anchor;
import org.tollens.reports.plot.Svg.Pen;

/** How far the logit lens and the tuned lens are from the model's output at each depth, on documents held out. */
public final class LensPlot {
    private static final double HEIGHT = 170;
    private static final Pen LOGIT = new Pen(Svg.GREY, 1.8, "5 3");
    private static final Pen TUNED = Pen.of("#0b5fa5", 2.2);

    private final LensFit fit;
    private final Svg svg = new Svg();
    private final Frame frame;
    private final Scale scale;

    private LensPlot(LensFit fit) {
        this.fit = fit;
        frame = Frame.titled(
                svg,
                "Divergence of each layer's lens from the model's output",
                "mean KL(p_L || p_l) in nats, at " + fit.heldOutPositions() + " positions of " + fit.heldOutDocuments()
                        + " documents that the tuned lens was not fitted on",
                HEIGHT);
        List<Double> values = new ArrayList<>(fit.klBefore());
        values.addAll(fit.klAfter());
        values.add(0.0);
        scale = Scale.over(values, frame.top(), frame.bottom());
    }

    /** A whole SVG document without scripts. */
    public static String of(LensFit fit) {
        return new LensPlot(fit).draw();
    }

    private String draw() {
        frame.verticalAxis(svg, scale, "KL (nats)");
        frame.border(svg);
        curve("logit-lens", fit.klBefore(), LOGIT);
        curve("tuned-lens", fit.klAfter(), TUNED);
        int layers = fit.klBefore().size();
        int step = layers <= 26 ? 1 : 5;
        for (int layer = 0; layer < layers; layer += step) {
            frame.underAxis(svg, x(layer), String.valueOf(layer), 4);
        }
        double middle = frame.left() + frame.width() / 2;
        svg.text(
                middle,
                frame.bottom() + 38,
                "layer (0 is the embedding; " + layers + " is the output)",
                13,
                Anchor.MIDDLE);
        double y = frame.bottom() + 62;
        legend(frame.left(), y, "logit lens", LOGIT);
        legend(frame.left() + 160, y, "tuned lens", TUNED);
        return svg.picture(Frame.WIDTH, y + 16, "Divergence of the logit lens and the tuned lens by depth");
    }

    private void legend(double x, double y, String name, Pen pen) {
        svg.line("legend", x, y - 4, x + 28, y - 4, pen);
        svg.text(x + 36, y, name, 12, Anchor.START);
    }

    private double x(int layer) {
        return frame.left() + frame.width() * (layer + 0.5) / fit.klBefore().size();
    }

    private void curve(String kind, List<Double> values, Pen pen) {
        StringBuilder data = new StringBuilder();
        for (int layer = 0; layer < values.size(); layer++) {
            data.append(layer == 0 ? "M" : "L")
                    .append(Svg.number(x(layer)))
                    .append(' ')
                    .append(Svg.number(scale.at(values.get(layer))));
        }
        svg.path(kind, data.toString(), "none", pen);
    }
}
