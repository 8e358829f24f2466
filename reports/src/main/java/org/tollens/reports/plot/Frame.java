package org.tollens.reports.plot;

import java.util.List;
import org.tollens.reports.plot.Svg.Anchor;
import org.tollens.reports.plot.Svg.Pen;
import org.tollens.reports.text.Lines;

/** What surrounds a plot: title lines, axes, grid, and their measures in picture units. */
record Frame(double left, double right, double top, double bottom) {
    static final double WIDTH = 800;

    private static final int LONG_TITLE = 190;
    private static final int LAYERS_ALL_NAMED = 26;

    /** Draws the title and what is under it, and gives the place that is left for a plot of this height. */
    static Frame titled(Svg svg, String title, String subtitle, double plotHeight) {
        boolean small = title.length() > LONG_TITLE;
        double y = 24;
        for (String line : Lines.wrap(title, small ? 112 : 92)) {
            svg.bold(16, y, line, small ? 13 : 15);
            y += small ? 17 : 20;
        }
        for (String line : Lines.wrap(subtitle, 118)) {
            svg.text(16, y, line, 12, Anchor.START);
            y += 16;
        }
        return new Frame(76, WIDTH - 16, y + 2, y + 2 + plotHeight);
    }

    double width() {
        return right - left;
    }

    /** The same frame with so much more room under it. */
    Frame longer(double room) {
        return new Frame(left, right, top, bottom + room);
    }

    /** The vertical axis with its name, and a fine line at each tick. */
    void verticalAxis(Svg svg, Scale scale, String name) {
        for (double tick : scale.ticks()) {
            double y = scale.at(tick);
            svg.line("grid", left, y, right, y, Pen.of("#e4e4e4", 1));
            svg.text(left - 8, y + 4, scale.text(tick), 12, Anchor.END);
        }
        svg.upwards(20, (top + bottom) / 2, name, 13);
    }

    void border(Svg svg) {
        String data = "M" + Svg.number(left) + " " + Svg.number(top) + "H" + Svg.number(right) + "V"
                + Svg.number(bottom) + "H" + Svg.number(left) + "Z";
        svg.path("border", data, "none", Pen.of("#888888", 1));
    }

    /** Numbers of the layers under the axis (not all of them where there are many) and the axis's name. */
    void layerAxis(Svg svg, int layers, double width) {
        int step = layers <= LAYERS_ALL_NAMED ? 1 : layers <= 2 * LAYERS_ALL_NAMED ? 2 : 5;
        for (int layer = 1; layer <= layers; layer += step) {
            underAxis(svg, left + width * (layer - 0.5) / layers, String.valueOf(layer), 4);
        }
        svg.text(left + width / 2, bottom + 38, "layer (block 1 to " + layers + ")", 13, Anchor.MIDDLE);
    }

    /** Text under the horizontal axis at a place, broken into lines. */
    void underAxis(Svg svg, double x, String text, int characters) {
        List<String> lines = Lines.wrap(text, characters);
        for (int i = 0; i < lines.size(); i++) {
            svg.text(x, bottom + 17 + 13 * i, lines.get(i), 12, Anchor.MIDDLE);
        }
    }
}
