package org.tollens.reports.html;

import static org.tollens.reports.text.Markup.escape;

/** Writes a table with its styles in the elements, because it is read inside other reports too. */
final class HtmlTable {
    static final String CELL = "padding:2px 9px 2px 0;border-bottom:1px solid #e4e4e4;vertical-align:top;";
    static final String NUMBER = CELL + "text-align:right;white-space:nowrap;";

    private static final String START = "<table style=\"border-collapse:collapse\">";

    private final StringBuilder html;
    private final String end;

    private HtmlTable(String before, String after) {
        html = new StringBuilder(before).append(START);
        end = "</tbody></table>" + after + "\n";
    }

    /** A table of many columns, which can be moved sideways where there is no room for it. */
    static HtmlTable wide() {
        return new HtmlTable("<div style=\"overflow-x:auto\">", "</div>");
    }

    /** A table without column names. */
    static HtmlTable bare() {
        HtmlTable table = new HtmlTable("", "");
        table.html.append("<tbody>\n");
        return table;
    }

    /** A table whose columns have these names. */
    static HtmlTable headed(String... names) {
        HtmlTable table = new HtmlTable("", "").startHead();
        for (String name : names) {
            table.name(name, "");
        }
        return table.endHead();
    }

    HtmlTable startHead() {
        html.append("<thead><tr>");
        return this;
    }

    /** A column's name; the hint is shown on hovering. */
    HtmlTable name(String name, String hint) {
        html.append("<th style=\"").append(CELL).append("text-align:left\"");
        if (!hint.isEmpty()) {
            html.append(" title=\"").append(escape(hint)).append('"');
        }
        html.append('>').append(escape(name)).append("</th>");
        return this;
    }

    HtmlTable endHead() {
        html.append("</tr></thead><tbody>\n");
        return this;
    }

    HtmlTable startRow() {
        html.append("<tr>");
        return this;
    }

    HtmlTable cell(String style, String content) {
        return rawCell(style, escape(content));
    }

    /** A cell whose content is HTML already. */
    HtmlTable rawCell(String style, String content) {
        html.append("<td style=\"").append(style).append("\">").append(content).append("</td>");
        return this;
    }

    HtmlTable endRow() {
        html.append("</tr>\n");
        return this;
    }

    String end() {
        return html.append(end).toString();
    }
}
