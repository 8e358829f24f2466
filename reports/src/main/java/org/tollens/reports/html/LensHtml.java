package org.tollens.reports.html;

import java.util.List;
import org.tollens.constraints.reporting.LensFit;
import org.tollens.reports.plot.LensPlot;
import org.tollens.reports.summary.Measurements;
import org.tollens.reports.text.Figures;

/** How well a tuned lens fits: a sentence, the picture, and the numbers by depth. */
final class LensHtml {
    private LensHtml() {}

    static String of(LensFit fit) {
        HtmlTable table = HtmlTable.headed("layer", "logit lens, nats", "tuned lens, nats");
        List<Double> before = fit.klBefore();
        for (int layer = 0; layer < before.size(); layer++) {
            table.startRow()
                    .cell(HtmlTable.NUMBER, String.valueOf(layer))
                    .cell(HtmlTable.NUMBER, Figures.fixed(before.get(layer)))
                    .cell(HtmlTable.NUMBER, Figures.fixed(fit.klAfter().get(layer)))
                    .endRow();
        }
        return "<p>" + org.tollens.reports.text.Markup.escape(Measurements.lens(fit)) + "</p>\n" + LensPlot.of(fit)
                + "<details><summary>Divergence by layer</summary>\n" + table.end() + "</details>\n";
    }
}
