package org.tollens.reports.plot;

import java.util.Locale;
import org.tollens.reports.text.Markup;

/** Writes one SVG picture: elements with escaped attributes, in the order in which they are drawn. */
final class Svg {
    private static final String FONT = "Helvetica, Arial, 'DejaVu Sans', sans-serif";

    private final StringBuilder body = new StringBuilder();

    /** One element without content; attributes are name and value in turn, numbers are rounded to 0.01. */
    Svg element(String name, Object... attributes) {
        open(name, attributes);
        body.append("/>\n");
        return this;
    }

    /** Text at a place; attributes as in {@link #element}. */
    Svg text(double x, double y, String content, Object... attributes) {
        open("text", attributes);
        attribute("x", x);
        attribute("y", y);
        body.append('>').append(Markup.escape(content)).append("</text>\n");
        return this;
    }

    /** Starts a group that {@link #endGroup} ends; the title is what a browser shows on hovering. */
    Svg group(String title, Object... attributes) {
        open("g", attributes);
        body.append("><title>").append(Markup.escape(title)).append("</title>\n");
        return this;
    }

    Svg endGroup() {
        body.append("</g>\n");
        return this;
    }

    /** The whole picture: scales to its container by its view box, and says what it shows to those who can't see it. */
    String picture(double width, double height, String label) {
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + number(width) + " " + number(height)
                + "\" width=\"" + number(width) + "\" height=\"" + number(height)
                + "\" style=\"max-width:100%;height:auto\" role=\"img\" aria-label=\"" + Markup.escape(label)
                + "\" font-family=\"" + Markup.escape(FONT) + "\" font-size=\"13\">\n"
                + "<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n" + body + "</svg>\n";
    }

    private void open(String name, Object... attributes) {
        body.append('<').append(name);
        for (int i = 0; i < attributes.length; i += 2) {
            attribute((String) attributes[i], attributes[i + 1]);
        }
    }

    private void attribute(String name, Object value) {
        String text = value instanceof Double d ? number(d) : value.toString();
        body.append(' ').append(name).append("=\"").append(Markup.escape(text)).append('"');
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value).replaceAll("\\.?0+$", "");
    }
}
