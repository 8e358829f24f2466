package org.tollens.reports.text;

/** Makes text safe inside XML, HTML and Markdown: a statement is a user's text, and may hold anything. */
public final class Markup {
    private Markup() {}

    /** Escapes for element content and for quoted attributes; characters that XML forbids become U+FFFD. */
    public static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.appendCodePoint(allowedInXml(c) ? c : 0xFFFD);
            }
        });
        return escaped.toString();
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
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replaceAll("([\\\\`*\\[\\]|#]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9]))", "\\\\$1")
                .replaceAll("\\R", " ");
    }
}
