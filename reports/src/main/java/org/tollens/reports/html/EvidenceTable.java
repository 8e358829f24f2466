package org.tollens.reports.html;

import static org.tollens.reports.text.Markup.escape;

import java.util.Map;
import org.tollens.constraints.evidence.ClauseEvidence;
import org.tollens.constraints.evidence.Estimate;
import org.tollens.constraints.evidence.Label;
import org.tollens.constraints.evidence.LayerEstimate;
import org.tollens.reports.text.Figures;

/** One clause's effects and figures as HTML tables. Needs no style sheet: it is read inside other reports too. */
final class EvidenceTable {
    private static final String CELL = "padding:2px 10px 2px 0;border-bottom:1px solid #e4e4e4;";
    private static final String NUMBER = CELL + "text-align:right;white-space:nowrap;";

    private final StringBuilder html = new StringBuilder();

    private EvidenceTable() {}

    /** The effects, over the whole model first, then by layer. */
    static String effects(ClauseEvidence clause) {
        if (clause.layers().isEmpty() && clause.overall().isEmpty()) {
            return "";
        }
        EvidenceTable table = new EvidenceTable();
        table.head(clause);
        clause.overall().forEach((name, e) -> table.row(name, e, ""));
        for (LayerEstimate l : clause.layers()) {
            table.row(String.valueOf(l.layer()), l.estimate(), l.note());
        }
        return table.html.append("</tbody></table>\n").toString();
    }

    /** The labels' counts and the further figures, name and value. */
    static String figures(ClauseEvidence clause) {
        EvidenceTable table = new EvidenceTable();
        table.html.append("<table style=\"border-collapse:collapse\"><tbody>\n");
        if (!clause.layers().isEmpty()) {
            for (Label label : Label.values()) {
                table.pair(
                        "layers labelled " + label,
                        clause.count(label) + " of " + clause.layers().size());
            }
        }
        for (Map.Entry<String, Double> figure : clause.figures().entrySet()) {
            table.pair(figure.getKey(), Figures.plain(figure.getValue()));
        }
        return table.html.append("</tbody></table>\n").toString();
    }

    private void head(ClauseEvidence clause) {
        html.append("<table style=\"border-collapse:collapse\"><thead><tr>");
        String first = clause.layers().isEmpty() ? "over the whole model" : "layer";
        for (String name : new String[] {
            first,
            clause.effect(),
            "interval",
            "adjusted p",
            "label",
            "self labels",
            "positions",
            "documents",
            "detectable",
            ""
        }) {
            html.append("<th style=\"")
                    .append(CELL)
                    .append("text-align:left\">")
                    .append(escape(name))
                    .append("</th>");
        }
        html.append("</tr></thead><tbody>\n");
    }

    private void row(String name, Estimate e, String note) {
        html.append("<tr>");
        cell(CELL, name);
        cell(NUMBER, Figures.signed(e.value()));
        cell(NUMBER, Figures.interval(e.ciLow(), e.ciHigh()));
        cell(NUMBER, Figures.probability(e.pAdjusted()));
        cell(
                CELL + "white-space:nowrap;" + (decided(e.label()) ? "font-weight:bold;" : ""),
                arrow(e.label()) + " " + e.label());
        cell(NUMBER, Figures.signed(e.selfLabels()));
        cell(NUMBER, Figures.count(e.n()));
        cell(NUMBER, Figures.count(e.documents()));
        cell(NUMBER, Figures.plain(e.minimumDetectableEffect()));
        cell(CELL, note);
        html.append("</tr>\n");
    }

    private static boolean decided(Label label) {
        return label == Label.POSITIVE || label == Label.NEGATIVE;
    }

    private static String arrow(Label label) {
        return switch (label) {
            case POSITIVE -> "▲";
            case NEGATIVE -> "▼";
            case NULL -> "■";
            case UNRESOLVED -> "✕";
        };
    }

    private void pair(String name, String value) {
        html.append("<tr>");
        cell(CELL, name);
        cell(NUMBER, value);
        html.append("</tr>\n");
    }

    private void cell(String style, String content) {
        html.append("<td style=\"")
                .append(style)
                .append("\">")
                .append(escape(content))
                .append("</td>");
    }
}
