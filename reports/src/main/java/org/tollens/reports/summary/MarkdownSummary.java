package org.tollens.reports.summary;

import java.util.List;
import org.tollens.constraints.evidence.ClauseEvidence;
import org.tollens.constraints.evidence.Estimate;
import org.tollens.constraints.evidence.LayerEstimate;
import org.tollens.constraints.evidence.Verdict;
import org.tollens.constraints.reporting.ClaimFailure;
import org.tollens.constraints.reporting.ClaimResult;
import org.tollens.constraints.reporting.MeasurementReport;
import org.tollens.constraints.reporting.RunSummary;
import org.tollens.reports.text.Failures;
import org.tollens.reports.text.Figures;
import org.tollens.reports.text.Markup;
import org.tollens.reports.text.VerdictStyle;

/** The run as Markdown: a table of verdicts, then each claim with its reason and its figures. */
final class MarkdownSummary {
    private final StringBuilder text = new StringBuilder("# Verdicts\n\n");

    private MarkdownSummary() {}

    static String of(RunSummary summary) {
        MarkdownSummary markdown = new MarkdownSummary();
        markdown.overview(summary);
        summary.measurements().forEach(markdown::measurement);
        summary.results().forEach(markdown::claim);
        return markdown.text.toString();
    }

    private void overview(RunSummary summary) {
        text.append("| claim | model | corpus | verdict | key figure | flags |\n|---|---|---|---|---|---|\n");
        for (ClaimResult r : summary.results()) {
            Verdict v = r.verdict();
            row(
                    r.key().claim(),
                    r.key().model(),
                    r.key().corpus(),
                    VerdictStyle.of(v.kind()).mark() + " " + v.kind(),
                    v.keyFigure(),
                    String.join(", ", v.flagIds()));
        }
        for (ClaimFailure f : summary.failures()) {
            row(f.key().claim(), f.key().model(), f.key().corpus(), "! could not be judged", Failures.reason(f), "");
        }
    }

    private void row(String... cells) {
        for (String cell : cells) {
            text.append("| ").append(Markup.markdown(cell)).append(' ');
        }
        text.append("|\n");
    }

    private void measurement(MeasurementReport m) {
        text.append("\nMeasured **")
                .append(Markup.markdown(m.model()))
                .append("** on **")
                .append(Markup.markdown(m.corpus()))
                .append("**: ")
                .append(Markup.markdown(Measurements.sentence(m)))
                .append('\n');
    }

    private void claim(ClaimResult r) {
        Verdict v = r.verdict();
        text.append("\n## ")
                .append(Markup.markdown(r.key().claim() + " on " + r.key().model() + ": " + v.kind()))
                .append("\n\n");
        if (!v.flags().isEmpty()) {
            text.append("**Flags:** ")
                    .append(Markup.markdown(String.join(", ", v.flagIds())))
                    .append("\n\n");
        }
        text.append("> ")
                .append(Markup.markdown(r.constraint().statement()))
                .append("\n\n")
                .append(Markup.markdown(v.because()))
                .append('\n');
        v.evidence().clauses().forEach(this::clause);
    }

    private void clause(ClauseEvidence c) {
        text.append("\n### ")
                .append(Markup.markdown(c.id()))
                .append("\n\n")
                .append(Markup.markdown(c.sentence()))
                .append("\n\n");
        if (!c.layers().isEmpty() || !c.overall().isEmpty()) {
            row("layer", c.effect(), "interval", "adjusted p", "label", "self labels", "n", "documents");
            text.append("|---|--:|---|--:|---|--:|--:|--:|\n");
        }
        c.overall().forEach((name, e) -> row(cells(name, e)));
        for (LayerEstimate l : c.layers()) {
            row(cells(String.valueOf(l.layer()), l.estimate()));
        }
        List<String> figures = c.figures().entrySet().stream()
                .map(f -> f.getKey() + " = " + Figures.plain(f.getValue()))
                .toList();
        if (!figures.isEmpty()) {
            text.append('\n')
                    .append(Markup.markdown(String.join("; ", figures)))
                    .append('\n');
        }
        c.notes().forEach(n -> text.append("\n- ").append(Markup.markdown(n)).append('\n'));
    }

    private static String[] cells(String name, Estimate e) {
        return new String[] {
            name,
            Figures.signed(e.value()),
            Figures.interval(e.ciLow(), e.ciHigh()),
            Figures.probability(e.pAdjusted()),
            e.label().name(),
            Figures.signed(e.selfLabels()),
            Figures.count(e.n()),
            Figures.count(e.documents())
        };
    }
}
