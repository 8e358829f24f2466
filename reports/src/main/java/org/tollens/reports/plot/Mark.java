package org.tollens.reports.plot;

import org.tollens.constraints.evidence.Label;

/**
 * The marks of the labels. Shape and direction tell them apart without colour; the colours are Okabe and Ito's, which
 * people with any common colour-blindness can tell apart.
 */
final class Mark {
    static final String GREY = "#555555";

    private static final double SIZE = 5.5;

    private Mark() {}

    static String colour(Label label) {
        return switch (label) {
            case POSITIVE -> "#0072b2";
            case NEGATIVE -> "#c04a00";
            case NULL -> GREY;
            case UNRESOLVED -> "#111111";
        };
    }

    static String words(Label label) {
        return switch (label) {
            case POSITIVE -> "positive";
            case NEGATIVE -> "negative";
            case NULL -> "null (shown to be negligible)";
            case UNRESOLVED -> "unresolved";
        };
    }

    static void draw(Svg svg, Label label, double x, double y) {
        String colour = colour(label);
        switch (label) {
            case POSITIVE -> triangle(svg, x, y, -1, colour);
            case NEGATIVE -> triangle(svg, x, y, 1, colour);
            case NULL ->
                svg.element(
                        "rect", "class", "mark", "x", x - 4.2, "y", y - 4.2, "width", 8.4, "height", 8.4, "fill",
                        colour);
            case UNRESOLVED -> cross(svg, x, y, colour);
        }
    }

    /** The same estimate on the model's own sampled labels: hollow, so that it can't be taken for the claim's. */
    static void selfLabels(Svg svg, double x, double y) {
        svg.element(
                "circle",
                "class",
                "self",
                "cx",
                x,
                "cy",
                y,
                "r",
                3.6,
                "fill",
                "none",
                "stroke",
                GREY,
                "stroke-width",
                1.4);
    }

    private static void triangle(Svg svg, double x, double y, int tip, String colour) {
        String path = "M" + round(x) + " " + round(y + tip * 1.15 * SIZE) + "L" + round(x + SIZE) + " "
                + round(y - tip * 0.75 * SIZE) + "L" + round(x - SIZE) + " " + round(y - tip * 0.75 * SIZE) + "Z";
        svg.element("path", "class", "mark", "d", path, "fill", colour);
    }

    private static void cross(Svg svg, double x, double y, String colour) {
        double arm = 4.2;
        String path = "M" + round(x - arm) + " " + round(y - arm) + "L" + round(x + arm) + " " + round(y + arm) + "M"
                + round(x - arm) + " " + round(y + arm) + "L" + round(x + arm) + " " + round(y - arm);
        svg.element("path", "class", "mark", "d", path, "stroke", colour, "stroke-width", 2.2, "fill", "none");
    }

    private static double round(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
