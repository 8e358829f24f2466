package org.tollens.reports.plot;

import org.tollens.constraints.evidence.Label;
import org.tollens.reports.plot.Svg.Pen;

/**
 * The marks of the labels. Shape and direction tell them apart without colour; the colours are Okabe and Ito's, made
 * darker, which people with any common colour-blindness can tell apart.
 */
final class Mark {
    private static final String KIND = "mark";
    private static final double SIZE = 5.5;
    private static final double ARM = 4.2;

    private Mark() {}

    static String colour(Label label) {
        return switch (label) {
            case POSITIVE -> "#0072b2";
            case NEGATIVE -> "#c04a00";
            case NULL -> "#777777";
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
            case NULL -> svg.rectangle(KIND, x - ARM, y - ARM, 2 * ARM, 2 * ARM, colour);
            case UNRESOLVED -> cross(svg, x, y, colour);
        }
    }

    /** The same estimate on the model's own sampled labels: hollow, so that it can't be taken for the claim's. */
    static void selfLabels(Svg svg, double x, double y) {
        svg.circle("self", x, y, 3.6, "none", Pen.of(Svg.GREY, 1.4));
    }

    private static void triangle(Svg svg, double x, double y, int tip, String colour) {
        double base = y - tip * 0.75 * SIZE;
        String data = "M" + at(x, y + tip * 1.15 * SIZE) + "L" + at(x + SIZE, base) + "L" + at(x - SIZE, base) + "Z";
        svg.path(KIND, data, colour, Pen.of("#ffffff", 0.6));
    }

    private static void cross(Svg svg, double x, double y, String colour) {
        String data = "M" + at(x - ARM, y - ARM) + "L" + at(x + ARM, y + ARM) + "M" + at(x - ARM, y + ARM) + "L"
                + at(x + ARM, y - ARM);
        svg.path(KIND, data, "none", Pen.of(colour, 2.2));
    }

    private static String at(double x, double y) {
        return Svg.number(x) + " " + Svg.number(y);
    }
}
