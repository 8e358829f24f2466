package org.tollens.reports.html;

import static org.tollens.reports.text.Markup.escape;

import java.util.List;
import org.tollens.constraints.evidence.ClauseEvidence;
import org.tollens.reports.text.Figures;
import org.tollens.reports.text.Parts;
import org.tollens.reports.text.Parts.Part;

/** The parts of a joint claim with their verdicts: it has no effects of its own to plot. */
final class PartsHtml {
    private PartsHtml() {}

    static String of(ClauseEvidence clause) {
        List<Part> parts = Parts.of(clause);
        StringBuilder html = new StringBuilder("<p>Of the parts: ")
                .append(escape(Parts.counts(clause)))
                .append(".</p>\n");
        if (parts.isEmpty()) {
            return html.toString();
        }
        HtmlTable table = HtmlTable.headed("part", "verdict", "");
        for (Part part : parts) {
            table.startRow()
                    .rawCell(HtmlTable.CELL, "<strong>" + escape(part.name()) + "</strong>")
                    .rawCell(HtmlTable.CELL, part.kind().map(Chip::verdict).orElse(Figures.NONE))
                    .cell(HtmlTable.CELL, part.text())
                    .endRow();
        }
        return html.append(table.end()).toString();
    }
}
