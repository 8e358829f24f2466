package org.tollens.reports.html;

import static org.tollens.reports.text.Markup.escape;

import java.util.List;
import org.tollens.constraints.evidence.Verdict;
import org.tollens.reports.text.Choice;

/** The verdict under each reasonable choice, the claim's own first: how much it depends on the choice. */
final class MultiverseHtml {
    private MultiverseHtml() {}

    /** The counts, one mark a choice, and the table; "" where there are no other choices. */
    static String of(Verdict verdict) {
        List<Choice> choices = Choice.of(verdict);
        if (choices.isEmpty()) {
            return "";
        }
        HtmlTable table = HtmlTable.headed("choice", "verdict", "key figure");
        for (Choice choice : choices) {
            boolean own = choice.name().equals(Choice.OWN);
            table.startRow()
                    .rawCell(HtmlTable.CELL, own ? "<strong>" + Choice.OWN + "</strong>" : escape(choice.name()))
                    .rawCell(HtmlTable.CELL, Chip.verdict(choice.kind()))
                    .rawCell(HtmlTable.CELL, figure(choice, own))
                    .endRow();
        }
        return "<h3>Multiverse</h3>\n<p>The same rule under other reasonable choices of what is measured: "
                + escape(Choice.counts(choices)) + ". " + Chip.strip(choices) + "</p>\n" + table.end();
    }

    /** The claim's own reason stands at the top already. */
    private static String figure(Choice choice, boolean own) {
        String why = own || choice.because().isBlank()
                ? ""
                : "<br/><span style=\"" + ControlsHtml.SMALL + "\">" + escape(choice.because()) + "</span>";
        return escape(choice.keyFigure()) + why;
    }
}
