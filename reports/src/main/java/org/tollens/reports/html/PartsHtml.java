package org.tollens.reports.html;

import static org.tollens.reports.text.Markup.escape;

import java.util.List;
import org.tollens.constraints.evidence.ClauseEvidence;
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
        HtmlTable table = HtmlTable.headed("part", "verdict", "key figure");
        for (Part part : parts) {
            StringBuilder verdict = new StringBuilder(Chip.verdict(part.kind()));
            part.flags().forEach(flag -> verdict.append(' ').append(Chip.flag(flag, "")));
            table.startRow()
                    .rawCell(HtmlTable.CELL, "<strong>" + escape(part.name()) + "</strong>")
                    .rawCell(HtmlTable.CELL, verdict.toString())
                    .cell(HtmlTable.CELL, part.text())
                    .endRow();
        }
        html.append(parts.isEmpty() ? "" : table.end());
        Parts.otherNotes(clause)
                .forEach(note -> html.append("<p>").append(escape(note)).append("</p>\n"));
        return html.toString();
    }
}
