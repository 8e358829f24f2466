package org.tollens.reports.plot;

import java.util.Locale;
import org.tollens.reports.text.Markup;

/** Writes one SVG picture: elements with escaped attributes, in the order in which they are drawn. */
final class Svg {
    static final String INK = "#222222";
    static final String GREY = "#555555";

    private static final String FONT = "Helvetica, Arial, 'DejaVu Sans', sans-serif";

    private final StringBuilder body = new StringBuilder();

    /** What a line or an outline is drawn with. */
    record Pen(String colour, double width, String dashes) {
        static Pen of(String colour, double width) {
            return new Pen(colour, width, "none");
        }
    }

    /** Where text stands around its place, and how large it is. */
    enum Anchor {
        START,
        MIDDLE,
        END
    }

    Svg line(String kind, double x1, double y1, double x2, double y2, Pen pen) {
        return path(kind, "M" + number(x1) + " " + number(y1) + "L" + number(x2) + " " + number(y2), "none", pen);
    }

    Svg rectangle(String kind, double x, double y, double width, double height, String fill) {
        body.append("<rect class=\"").append(kind);
        attribute("x", x);
        attribute("y", y);
        attribute("width", width);
        attribute("height", height);
        // Without smoothing, so that rectangles side by side show no seam.
        body.append("\" shape-rendering=\"crispEdges\" fill=\"").append(fill).append("\"/>\n");
        return this;
    }

    Svg circle(String kind, double x, double y, double radius, String fill, Pen pen) {
        body.append("<circle class=\"").append(kind);
        attribute("cx", x);
        attribute("cy", y);
        attribute("r", radius);
        body.append("\" fill=\"").append(fill);
        return stroke(pen);
    }

    Svg path(String kind, String data, String fill, Pen pen) {
        body.append("<path class=\"").append(kind).append("\" d=\"").append(data);
        body.append("\" fill=\"").append(fill);
        return stroke(pen);
    }

    Svg text(double x, double y, String content, double size, Anchor anchor) {
        return text(x, y, content, size, anchor, "");
    }

    Svg bold(double x, double y, String content, double size) {
        return text(x, y, content, size, Anchor.START, " font-weight=\"bold\"");
    }

    /** Text that runs upwards, centred at its place. */
    Svg upwards(double x, double y, String content, double size) {
        String turn = " transform=\"rotate(-90 " + number(x) + " " + number(y) + ")\"";
        return text(x, y, content, size, Anchor.MIDDLE, turn);
    }

    private Svg text(double x, double y, String content, double size, Anchor anchor, String more) {
        body.append("<text x=\"").append(number(x)).append("\" y=\"").append(number(y));
        body.append("\" font-size=\"").append(number(size)).append("\" fill=\"").append(INK);
        body.append("\" text-anchor=\"")
                .append(anchor.name().toLowerCase(Locale.ROOT))
                .append('"')
                .append(more);
        body.append('>').append(Markup.escape(content)).append("</text>\n");
        return this;
    }

    /** Starts a group that {@link #endGroup} ends; the title is what a browser shows on hovering. */
    Svg group(String kind, String title) {
        body.append("<g class=\"").append(kind).append("\"><title>");
        body.append(Markup.escape(title)).append("</title>\n");
        return this;
    }

    Svg endGroup() {
        body.append("</g>\n");
        return this;
    }

    /** The whole picture: scales to its container by its view box, and says what it shows to those who can't see it. */
    String picture(double width, double height, String label) {
        String size = "width=\"" + number(width) + "\" height=\"" + number(height) + "\"";
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + number(width) + " " + number(height) + "\" "
                + size + " style=\"max-width:100%;height:auto\" role=\"img\" aria-label=\"" + Markup.escape(label)
                + "\" font-family=\"" + Markup.escape(FONT) + "\">\n"
                + "<rect " + size + " fill=\"#ffffff\"/>\n" + body + "</svg>\n";
    }

    private void attribute(String name, double value) {
        body.append("\" ").append(name).append("=\"").append(number(value));
    }

    private Svg stroke(Pen pen) {
        body.append("\" stroke=\"").append(pen.colour());
        attribute("stroke-width", pen.width());
        if (!pen.dashes().equals("none")) {
            body.append("\" stroke-dasharray=\"").append(pen.dashes());
        }
        body.append("\"/>\n");
        return this;
    }

    static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value).replaceAll("\\.?0+$", "");
    }
}
