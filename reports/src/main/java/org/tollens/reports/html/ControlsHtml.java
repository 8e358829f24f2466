package org.tollens.reports.html;

import static org.tollens.reports.text.Markup.escape;

import java.util.List;
import java.util.stream.Collectors;
import org.tollens.constraints.evidence.ClauseEvidence;
import org.tollens.constraints.evidence.ControlEvidence;
import org.tollens.reports.text.Figures;
import org.tollens.reports.text.FlagLines;

/** What the controls say: one row each, and their effects layer by layer as tables that are folded at first. */
final class ControlsHtml {
    static final String SMALL = "color:#57606a;font-size:.92em";

    private ControlsHtml() {}

    /**
     * The table and the folded ones; "" without controls.
     *
     * @param clauses how many clauses of each control to show layer by layer
     */
    static String of(List<ControlEvidence> controls, int clauses) {
        if (controls.isEmpty()) {
            return "";
        }
        HtmlTable table = HtmlTable.headed("control", "verdict on it", "finding");
        for (ControlEvidence control : controls) {
            table.startRow()
                    .cell(HtmlTable.CELL, control.name())
                    .rawCell(HtmlTable.CELL, control.verdict().map(Chip::plain).orElse(Figures.NONE))
                    .rawCell(HtmlTable.CELL, finding(control))
                    .endRow();
        }
        StringBuilder html = new StringBuilder("<h3>Controls</h3>\n").append(table.end());
        for (ControlEvidence control : controls) {
            control.clauses().stream().limit(clauses).forEach(clause -> html.append(folded(control, clause)));
        }
        return html.toString();
    }

    private static String finding(ControlEvidence control) {
        String figures = control.figures().entrySet().stream()
                .map(f -> f.getKey() + " = " + Figures.plain(f.getValue()))
                .collect(Collectors.joining("; "));
        String small = figures.isEmpty() ? "" : "<br/><span style=\"" + SMALL + "\">" + escape(figures) + "</span>";
        return escape(FlagLines.sentence(control.finding())) + small;
    }

    private static String folded(ControlEvidence control, ClauseEvidence clause) {
        String effects = EvidenceTable.effects(clause);
        if (effects.isEmpty()) {
            return "";
        }
        StringBuilder html = new StringBuilder("<details><summary style=\"display:list-item;cursor:pointer\">")
                .append(escape(control.name()))
                .append(": ")
                .append(escape(clause.id()))
                .append("</summary>\n<p>")
                .append(escape(clause.sentence()))
                .append("</p>\n")
                .append(EvidenceTable.figures(clause))
                .append(effects);
        clause.notes().forEach(note -> html.append("<p>").append(escape(note)).append("</p>\n"));
        return html.append("</details>\n").toString();
    }
}
