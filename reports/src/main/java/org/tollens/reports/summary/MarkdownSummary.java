package org.tollens.reports.summary;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.tollens.constraints.evidence.ClauseEvidence;
import org.tollens.constraints.evidence.ControlEvidence;
import org.tollens.constraints.evidence.Estimate;
import org.tollens.constraints.evidence.LayerEstimate;
import org.tollens.constraints.evidence.Verdict;
import org.tollens.constraints.evidence.VerdictKind;
import org.tollens.constraints.reporting.ClaimFailure;
import org.tollens.constraints.reporting.ClaimResult;
import org.tollens.constraints.reporting.LensFit;
import org.tollens.constraints.reporting.MeasurementReport;
import org.tollens.constraints.reporting.RunSummary;
import org.tollens.reports.text.Choice;
import org.tollens.reports.text.CriterionWords;
import org.tollens.reports.text.Failures;
import org.tollens.reports.text.Figures;
import org.tollens.reports.text.FlagLines;
import org.tollens.reports.text.Markup;
import org.tollens.reports.text.Parts;
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
            row(r.key().claim(), r.key().model(), r.key().corpus(), marked(v.kind()), v.keyFigure(), FlagLines.ids(v));
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
        m.tunedLens().ifPresent(this::lens);
    }

    private void lens(LensFit fit) {
        text.append('\n').append(Markup.markdown(Measurements.lens(fit))).append("\n\n");
        text.append("<details><summary>Divergence by layer</summary>\n\n");
        row("layer", "logit lens, nats", "tuned lens, nats");
        text.append("|--:|--:|--:|\n");
        for (int layer = 0; layer < fit.klBefore().size(); layer++) {
            row(
                    String.valueOf(layer),
                    Figures.fixed(fit.klBefore().get(layer)),
                    Figures.fixed(fit.klAfter().get(layer)));
        }
        text.append("\n</details>\n");
    }

    private void claim(ClaimResult r) {
        Verdict v = r.verdict();
        text.append("\n## ")
                .append(Markup.markdown(r.key().claim() + " on " + r.key().model() + ": " + v.kind()))
                .append("\n\n");
        String flags = v.flags().isEmpty() ? "" : FlagLines.MARK + " " + FlagLines.ids(v) + " · ";
        text.append("**").append(Markup.markdown(flags + v.keyFigure())).append("**\n\n");
        FlagLines.reasons(v)
                .forEach(reason ->
                        text.append("- ").append(Markup.markdown(reason)).append('\n'));
        text.append(v.flags().isEmpty() ? "" : "\n");
        text.append("> ")
                .append(Markup.markdown(r.constraint().statement()))
                .append("\n\n")
                .append(Markup.markdown(v.because()))
                .append('\n');
        v.evidence().clauses().forEach(c -> clause("### ", c));
        multiverse(Choice.of(v));
        controls(v.evidence().controls());
    }

    private void multiverse(List<Choice> choices) {
        if (choices.isEmpty()) {
            return;
        }
        text.append("\n### Multiverse\n\nThe same rule under other reasonable choices of what is measured: ")
                .append(Choice.counts(choices))
                .append(".\n\n");
        row("choice", "verdict", "key figure");
        text.append("|---|---|---|\n");
        choices.forEach(c -> row(c.name(), marked(c.kind()), c.keyFigure()));
    }

    private void controls(List<ControlEvidence> controls) {
        if (controls.isEmpty()) {
            return;
        }
        text.append("\n### Controls\n\n");
        row("control", "verdict on it", "finding", "figures");
        text.append("|---|---|---|---|\n");
        for (ControlEvidence c : controls) {
            String verdict = c.verdict().map(MarkdownSummary::marked).orElse(Figures.NONE);
            row(c.name(), verdict, FlagLines.sentence(c.finding()), figures(c.figures()));
        }
        controls.stream().filter(c -> !c.clauses().isEmpty()).forEach(this::folded);
    }

    /** Layer by layer: the blank lines make a renderer read Markdown inside the element. */
    private void folded(ControlEvidence control) {
        text.append("\n<details><summary>Layer by layer: ")
                .append(Markup.escape(control.name()).replaceAll("\\R", " "))
                .append("</summary>\n");
        control.clauses().forEach(c -> clause("#### ", c));
        text.append("\n</details>\n");
    }

    private static String marked(VerdictKind kind) {
        return VerdictStyle.of(kind).mark() + " " + kind;
    }

    private static String figures(Map<String, Double> figures) {
        return figures.entrySet().stream()
                .map(f -> f.getKey() + " = " + Figures.plain(f.getValue()))
                .collect(Collectors.joining("; "));
    }

    private void parts(ClauseEvidence c) {
        text.append("Of the parts: ").append(Parts.counts(c)).append(".\n\n");
        row("part", "verdict", "flags", "key figure");
        text.append("|---|---|---|---|\n");
        Parts.of(c).forEach(p -> row(p.name(), marked(p.kind()), String.join(", ", p.flags()), p.text()));
        Parts.otherNotes(c)
                .forEach(n -> text.append("\n- ").append(Markup.markdown(n)).append('\n'));
    }

    private void clause(String heading, ClauseEvidence c) {
        text.append('\n')
                .append(heading)
                .append(Markup.markdown(c.id()))
                .append("\n\n")
                .append(Markup.markdown(c.sentence()))
                .append("\n\n");
        if (Parts.areIn(c)) {
            parts(c);
            return;
        }
        if (!c.layers().isEmpty() || !c.overall().isEmpty()) {
            row("layer", c.effect(), "interval", "adjusted p", "label", "self labels", "counts from", "n", "documents");
            text.append("|---|--:|---|--:|---|--:|--:|--:|--:|\n");
        }
        c.overall().forEach((name, e) -> row(cells(name, e)));
        for (LayerEstimate l : c.layers()) {
            row(cells(String.valueOf(l.layer()), l.estimate()));
        }
        if (!c.criteria().isEmpty()) {
            row(CriterionWords.COLUMNS.toArray(new String[0]));
            text.append("|---|---|--:|---|--:|--:|--:|\n");
            c.criteria().forEach(one -> row(CriterionWords.cells(one)));
        }
        if (!c.figures().isEmpty()) {
            text.append('\n').append(Markup.markdown(figures(c.figures()))).append('\n');
        }
        c.layers().stream().filter(l -> !l.note().isEmpty()).forEach(l -> text.append("\n- layer ")
                .append(l.layer())
                .append(": ")
                .append(Markup.markdown(l.note()))
                .append('\n'));
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
            Figures.fixed(e.labelFloor()),
            Figures.count(e.n()),
            Figures.count(e.documents())
        };
    }
}
