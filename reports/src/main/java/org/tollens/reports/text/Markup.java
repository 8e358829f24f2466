package org.tollens.reports.text;

import java.util.stream.Collectors;

/** Makes text safe inside XML, HTML and Markdown: a statement is a user's text, and may hold anything. */
public final class Markup {
    private Markup() {}

    /**
     * Escapes for element content and for quoted attributes; characters that XML forbids, and those that turn the
     * direction of the text after them, become U+FFFD.
     */
    public static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.appendCodePoint(allowedInXml(c) && !turns(c) ? c : 0xFFFD);
            }
        });
        return escaped.toString();
    }

    /**
     * For one line of plain text: line ends become spaces, and what would steer a terminal or turn the reading direction
     * (control characters, overrides of bidirectional text) becomes U+FFFD. Tokens may hold any of these.
     */
    public static String printable(String text) {
        StringBuilder printable = new StringBuilder(text.length());
        text.codePoints()
                .forEach(c -> printable.appendCodePoint(Character.isWhitespace(c) ? ' ' : steers(c) ? 0xFFFD : c));
        return printable.toString();
    }

    /**
     * For a reader that may take plain text for HTML: a bracket that would open a tag becomes a quotation mark that looks
     * like it, and lines stay lines. {@code p < .001} stays as it is.
     */
    public static String inert(String text) {
        return text.lines()
                .map(Markup::printable)
                .collect(Collectors.joining("\n"))
                .replaceAll("<(?=[A-Za-z/!?])", "‹");
    }

    private static boolean steers(int c) {
        return Character.isISOControl(c) || turns(c);
    }

    private static boolean turns(int c) {
        return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    }

    private static boolean allowedInXml(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || c >= 0x10000;
    }

    /** Escapes for one line or one table cell of Markdown that may be rendered to HTML. */
    public static String markdown(String text) {
        return printable(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replaceAll("([\\\\`*\\[\\]|#~]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9]))", "\\\\$1");
    }
}
