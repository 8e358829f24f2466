package org.tollens.reports.html;

import static org.tollens.reports.text.Markup.escape;

import java.util.List;
import java.util.stream.Collectors;
import org.tollens.constraints.evidence.ClauseEvidence;
import org.tollens.constraints.evidence.Evidence;
import org.tollens.constraints.evidence.Verdict;
import org.tollens.constraints.reporting.ClaimFailure;
import org.tollens.constraints.reporting.ClaimResult;
import org.tollens.constraints.reporting.MeasurementReport;
import org.tollens.reports.plot.Plots;
import org.tollens.reports.plot.Plots.Plot;
import org.tollens.reports.summary.Measurements;
import org.tollens.reports.text.Failures;
import org.tollens.reports.text.Figures;
import org.tollens.reports.text.FlagLines;
import org.tollens.reports.text.Parts;
import org.tollens.reports.text.VerdictStyle;

/** One claim's verdict, reason and evidence as a fragment of HTML that needs no style sheet and has no scripts. */
public final class ClaimHtml {
    private ClaimHtml() {}

    /** The verdict and its flags first, then why, then the plot and tables of the clause that decides. */
    public static String inShort(ClaimResult result) {
        StringBuilder html = head(result);
        List<ClauseEvidence> clauses = result.verdict().evidence().clauses();
        List<Plot> plots = Plots.of(result.verdict().evidence());
        clauses.stream().limit(1).forEach(clause -> html.append(clause(clause, plots)));
        if (clauses.size() > 1) {
            html.append("<p>Further evidence is in the attachments: ")
                    .append(escape(
                            clauses.stream().skip(1).map(ClauseEvidence::id).collect(Collectors.joining(", "))))
                    .append(".</p>\n");
        }
        return html.append(context(result.verdict(), 1)).append(foot(result)).toString();
    }

    /** With each clause's plots before its tables. */
    public static String withPlots(ClaimResult result) {
        StringBuilder html = head(result);
        List<Plot> plots = Plots.of(result.verdict().evidence());
        for (ClauseEvidence clause : result.verdict().evidence().clauses()) {
            html.append(clause(clause, plots));
        }
        return html.append(context(result.verdict(), Integer.MAX_VALUE))
                .append(foot(result))
                .toString();
    }

    /** What the verdict has to be read beside: other choices, and controls with some of their clauses. */
    private static String context(Verdict verdict, int clauses) {
        return MultiverseHtml.of(verdict) + ControlsHtml.of(verdict.evidence().controls(), clauses);
    }

    /** A claim that could not be judged. */
    public static String of(ClaimFailure failure) {
        return "<p><strong>Could not be judged.</strong> This is an error, not a verdict.</p>\n<p>"
                + escape(Failures.reason(failure)) + "</p>\n";
    }

    /** How a model was measured, as a table of names and values. */
    public static String of(MeasurementReport m) {
        StringBuilder html = new StringBuilder("<p>")
                .append(escape(Measurements.sentence(m)))
                .append("</p>\n<table style=\"border-collapse:collapse\"><tbody>\n");
        m.provenance().forEach((name, value) -> html.append("<tr><td style=\"padding:2px 12px 2px 0\">")
                .append(escape(name))
                .append("</td><td><code>")
                .append(escape(value))
                .append("</code></td></tr>\n"));
        html.append("</tbody></table>\n");
        m.tunedLens().ifPresent(fit -> html.append(LensHtml.of(fit)));
        return html.append("<p>Trace: <code>")
                .append(escape(m.trace().toString()))
                .append("</code></p>\n")
                .toString();
    }

    private static StringBuilder head(ClaimResult result) {
        Verdict verdict = result.verdict();
        VerdictStyle style = VerdictStyle.of(verdict.kind());
        StringBuilder html = new StringBuilder();
        html.append("<p style=\"font-size:1.15em;padding:6px 10px;border-left:6px solid ")
                .append(style.colour())
                .append(";background:")
                .append(style.tint())
                .append("\"><strong style=\"color:")
                .append(style.colour())
                .append("\">")
                .append(style.mark())
                .append(' ')
                .append(style.word())
                .append("</strong>");
        verdict.flags().forEach(flag -> html.append(' ').append(Chip.flag(flag)));
        html.append(verdict.flags().isEmpty() ? " · " : "<br/>\n")
                .append(escape(verdict.keyFigure()))
                .append("</p>\n");
        FlagLines.reasons(verdict).forEach(reason -> html.append("<p style=\"margin:2px 0 2px 16px\">")
                .append(FlagLines.MARK)
                .append(' ')
                .append(escape(reason))
                .append("</p>\n"));
        html.append("<p><strong>Claim.</strong> ")
                .append(escape(result.constraint().statement()))
                .append("</p>\n<p><strong>Why.</strong> ")
                .append(escape(verdict.because()))
                .append("</p>\n");
        return html;
    }

    private static String clause(ClauseEvidence clause, List<Plot> plots) {
        StringBuilder html = new StringBuilder("<h3>")
                .append(escape(clause.id()))
                .append("</h3>\n<p>")
                .append(escape(clause.sentence()))
                .append("</p>\n");
        if (Parts.areIn(clause)) {
            return html.append(PartsHtml.of(clause)).toString();
        }
        plots.stream().filter(p -> p.clause().equals(clause.id())).forEach(p -> html.append(p.svg()));
        html.append(CriteriaHtml.of(clause));
        html.append(EvidenceTable.figures(clause)).append("<br/>\n").append(EvidenceTable.effects(clause));
        clause.notes().forEach(note -> html.append("<p>").append(escape(note)).append("</p>\n"));
        return html.toString();
    }

    private static String foot(ClaimResult result) {
        Evidence evidence = result.verdict().evidence();
        return "<h3>The whole constraint</h3>\n<p>" + escape(result.constraint().describe()) + "</p>\n<p>Source: "
                + escape(result.constraint().source()) + "</p>\n<p>" + escape(evidence.method()) + intervals(evidence)
                + "; " + Figures.count(evidence.documents()) + " documents, " + Figures.count(evidence.positions())
                + " positions read.</p>\n";
    }

    /** Of what is deterministic there are none. */
    private static String intervals(Evidence evidence) {
        return evidence.replicates() == 0
                ? ""
                : " Family-wise level " + Figures.percent(evidence.familyWiseLevel()) + ", "
                        + Figures.count(evidence.replicates()) + " bootstrap replicates, seed " + evidence.seed();
    }
}
