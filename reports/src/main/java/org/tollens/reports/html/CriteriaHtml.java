package org.tollens.reports.html;

import org.tollens.constraints.evidence.ClauseEvidence;
import org.tollens.constraints.evidence.Criterion;
import org.tollens.constraints.evidence.Criterion.State;
import org.tollens.reports.text.CriterionWords;
import org.tollens.reports.text.Figures;

/** The criteria of a deterministic claim as an HTML table: worst case, where it was, bounds. */
final class CriteriaHtml {
    private CriteriaHtml() {}

    /** "" for a clause that estimates. */
    static String of(ClauseEvidence clause) {
        if (clause.criteria().isEmpty()) {
            return "";
        }
        HtmlTable table = HtmlTable.wide().startHead();
        CriterionWords.COLUMNS.forEach(name -> table.name(name, ""));
        table.endHead();
        for (Criterion c : clause.criteria()) {
            String state =
                    HtmlTable.CELL + "white-space:nowrap;" + (c.state() == State.REFUTED ? "font-weight:bold;" : "");
            table.startRow()
                    .cell(HtmlTable.CELL, c.name())
                    .cell(state, CriterionWords.state(c))
                    .cell(HtmlTable.NUMBER, CriterionWords.worst(c))
                    .cell(HtmlTable.CELL, c.where())
                    .cell(HtmlTable.NUMBER, CriterionWords.holdsAt(c))
                    .cell(HtmlTable.NUMBER, CriterionWords.refutedAt(c))
                    .cell(HtmlTable.NUMBER, Figures.count(c.cases()))
                    .endRow();
        }
        return table.end();
    }
}
