package org.tollens.reports.html;

import static org.tollens.reports.text.Markup.escape;

import java.util.List;
import org.tollens.constraints.evidence.Verdict;
import org.tollens.constraints.reporting.ClaimFailure;
import org.tollens.constraints.reporting.ClaimKey;
import org.tollens.constraints.reporting.ClaimResult;
import org.tollens.constraints.reporting.MeasurementReport;
import org.tollens.constraints.reporting.RunSummary;
import org.tollens.reports.text.Choice;
import org.tollens.reports.text.Failures;

/** Whole pages: a run, or one claim. Self-contained, without scripts; what a browser may load is stated and is nothing. */
public final class HtmlPage {
    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
            <title>%s</title>
            <style>
            body { font: 15px/1.45 system-ui, -apple-system, "Segoe UI", Helvetica, Arial, sans-serif; color: #1f2328;
                   max-width: 1000px; margin: 24px auto; padding: 0 16px; }
            h1 { font-size: 1.5em; } h2 { margin-top: 2.2em; border-top: 2px solid #d0d7de; padding-top: .7em; }
            table { font-size: .92em; font-variant-numeric: tabular-nums; margin: .5em 0; }
            .overview { border-collapse: collapse; } .overview td:first-child { white-space: nowrap; }
            .overview td, .overview th { padding: 5px 12px 5px 0; text-align: left; vertical-align: top;
                   border-bottom: 1px solid #d0d7de; }
            svg { margin: .6em 0; border: 1px solid #e4e4e4; }
            summary { cursor: pointer; } a { color: #0550ae; }
            </style></head><body>
            """;

    private final StringBuilder html;

    private HtmlPage(String title) {
        html = new StringBuilder(HEAD.replace("%s", escape(title)));
    }

    /** One claim on a page of its own, with its plots. */
    public static String of(ClaimResult result) {
        HtmlPage page = new HtmlPage(title(result.key()));
        page.html.append("<h1>").append(escape(title(result.key()))).append("</h1>\n");
        page.html.append(ClaimHtml.withPlots(result));
        return page.end();
    }

    static String of(RunSummary summary) {
        HtmlPage page = new HtmlPage("Verdicts");
        page.html.append("<h1>Verdicts</h1>\n");
        page.overview(summary);
        for (MeasurementReport m : newest(summary.measurements())) {
            page.html
                    .append("<details><summary>Measured: ")
                    .append(escape(m.model() + " on " + m.corpus()))
                    .append("</summary>\n")
                    .append(ClaimHtml.of(m))
                    .append("</details>\n");
        }
        for (ClaimFailure f : summary.failures()) {
            page.section(f.key(), ClaimHtml.of(f));
        }
        for (ClaimResult r : summary.results()) {
            page.section(r.key(), ClaimHtml.withPlots(r));
        }
        return page.end();
    }

    /** A rerun reports a measurement that found everything in the trace; the one that measured says more. */
    private static List<MeasurementReport> newest(List<MeasurementReport> all) {
        return all.stream()
                .filter(m -> m.documentsMeasured() > 0
                        || all.stream()
                                .noneMatch(o -> o.documentsMeasured() > 0
                                        && o.model().equals(m.model())
                                        && o.corpus().equals(m.corpus())))
                .toList();
    }

    private void overview(RunSummary summary) {
        html.append("<table class=\"overview\"><thead><tr><th>claim</th><th>model</th><th>corpus</th><th>verdict</th>")
                .append("<th>key figure</th></tr></thead><tbody>\n");
        for (ClaimFailure f : summary.failures()) {
            row(f.key(), Chip.verdict(null), escape(Failures.reason(f)));
        }
        summary.results().forEach(r -> row(r.key(), verdict(r.verdict()), figure(r.verdict())));
        html.append("</tbody></table>\n");
    }

    /** The verdict's flags stand beside it, their reasons on hovering. */
    private static String verdict(Verdict verdict) {
        StringBuilder cell = new StringBuilder(Chip.verdict(verdict.kind()));
        verdict.flags().forEach(flag -> cell.append(' ').append(Chip.flag(flag)));
        return cell.toString();
    }

    private static String figure(Verdict verdict) {
        List<Choice> choices = Choice.of(verdict);
        String strip = choices.isEmpty()
                ? ""
                : "<br/>" + Chip.strip(choices) + " <span style=\"" + ControlsHtml.SMALL + "\">"
                        + escape(Choice.counts(choices)) + "</span>";
        return escape(verdict.keyFigure()) + strip;
    }

    private void row(ClaimKey key, String verdict, String figure) {
        html.append("<tr><td><a href=\"#")
                .append(escape(anchor(key)))
                .append("\">")
                .append(escape(key.claim()))
                .append("</a></td><td>")
                .append(escape(key.model()))
                .append("</td><td>")
                .append(escape(key.corpus()))
                .append("</td><td>")
                .append(verdict)
                .append("</td><td>")
                .append(figure)
                .append("</td></tr>\n");
    }

    private void section(ClaimKey key, String content) {
        html.append("<h2 id=\"")
                .append(escape(anchor(key)))
                .append("\">")
                .append(escape(title(key)))
                .append("</h2>\n")
                .append(content);
    }

    private static String title(ClaimKey key) {
        return key.claim() + " on " + key.model() + ", " + key.corpus();
    }

    private static String anchor(ClaimKey key) {
        return (key.claim() + "-" + key.model() + "-" + key.corpus()).replaceAll("[^A-Za-z0-9-]+", "_");
    }

    private String end() {
        return html.append("</body></html>\n").toString();
    }
}
