package org.tollens.reports.plot;

import java.util.List;
import org.tollens.reports.text.Lines;

/** What surrounds a plot: title lines, axes, grid, and their measures in picture units. */
record Frame(double left, double right, double top, double bottom) {
    static final double WIDTH = 800;

    private static final double TITLE_LINE = 20;
    private static final int TITLE_CHARACTERS = 92;
    private static final int SUBTITLE_CHARACTERS = 118;

    /** Draws the title and what is under it, and gives the place that is left for a plot of this height. */
    static Frame titled(Svg svg, String title, String subtitle, double plotHeight) {
        double y = 24;
        for (String line : Lines.wrap(title, TITLE_CHARACTERS)) {
            svg.text(16, y, line, "font-size", 15, "font-weight", "bold", "fill", "#111111");
            y += TITLE_LINE;
        }
        for (String line : Lines.wrap(subtitle, SUBTITLE_CHARACTERS)) {
            svg.text(16, y, line, "font-size", 12, "fill", Mark.GREY);
            y += 16;
        }
        return new Frame(76, WIDTH - 16, y + 2, y + 2 + plotHeight);
    }

    double width() {
        return right - left;
    }

    /** The vertical axis with its name, and a fine line at each tick. */
    void verticalAxis(Svg svg, Scale scale, String name) {
        for (double tick : scale.ticks()) {
            double y = scale.at(tick);
            svg.element("line", "x1", left, "x2", right, "y1", y, "y2", y, "stroke", "#e4e4e4", "stroke-width", 1);
            svg.text(left - 8, y + 4, scale.text(tick), "text-anchor", "end", "font-size", 12, "fill", "#222222");
        }
        double middle = (top + bottom) / 2;
        svg.text(20, middle, name, "text-anchor", "middle", "transform", "rotate(-90 20 " + middle + ")");
    }

    void border(Svg svg) {
        svg.element(
                "rect",
                "x",
                left,
                "y",
                top,
                "width",
                width(),
                "height",
                bottom - top,
                "fill",
                "none",
                "stroke",
                "#888888",
                "stroke-width",
                1);
    }

    /** Text under the horizontal axis at a place, broken into lines. */
    void underAxis(Svg svg, double x, String text, int characters) {
        List<String> lines = Lines.wrap(text, characters);
        for (int i = 0; i < lines.size(); i++) {
            svg.text(
                    x, bottom + 17 + 13 * i, lines.get(i), "text-anchor", "middle", "font-size", 12, "fill", "#222222");
        }
    }
}
