package org.tollens.reports.terminal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tollens.constraints.evidence.Verdict;
import org.tollens.constraints.evidence.VerdictKind;
import org.tollens.constraints.reporting.ClaimFailure;
import org.tollens.constraints.reporting.ClaimKey;
import org.tollens.constraints.reporting.ClaimResult;
import org.tollens.constraints.reporting.MeasurementReport;
import org.tollens.constraints.reporting.RunSummary;
import org.tollens.reports.summary.Measurements;
import org.tollens.reports.text.Choice;
import org.tollens.reports.text.Failures;
import org.tollens.reports.text.FlagLines;
import org.tollens.reports.text.Lines;
import org.tollens.reports.text.Markup;
import org.tollens.reports.text.VerdictStyle;

/**
 * The verdicts as lines of text: model by model, claim by claim, the verdict first, its key figure beside it, and the
 * reason under it.
 */
final class TerminalSummary {
    private static final int VERDICT = "? INSUFFICIENT".length();
    private static final String BETWEEN = " · ";

    private final List<String> lines = new ArrayList<>();
    private final int width;
    private final boolean colour;
    private final int indent;

    private TerminalSummary(RunSummary summary, int width, boolean colour) {
        this.width = width;
        this.colour = colour;
        int longest = entries(summary).keySet().stream()
                .mapToInt(k -> k.claim().length())
                .max()
                .orElse(0);
        indent = 2 + VERDICT + 2 + Math.min(longest, 16) + 2;
    }

    /** The lines, without line ends. */
    static List<String> of(RunSummary summary, List<String> places, int width, boolean colour) {
        TerminalSummary text = new TerminalSummary(summary, width, colour);
        text.render(summary, places);
        return text.lines;
    }

    private void render(RunSummary summary, List<String> places) {
        lines.add("");
        lines.add(bold(rule("Verdicts")));
        String group = "";
        for (Map.Entry<ClaimKey, Entry> entry : entries(summary).entrySet()) {
            ClaimKey key = entry.getKey();
            String on = Markup.printable(key.model() + " on " + key.corpus());
            if (!on.equals(group)) {
                group = on;
                heading(on, key, summary.measurements());
            }
            claim(key.claim(), entry.getValue());
        }
        lines.add("");
        Lines.wrap(totals(summary), width).forEach(l -> lines.add(bold(l)));
        places.forEach(place -> lines.add("  " + place));
        lines.add("");
    }

    /** What is printed of one claim; the kind is null where it could not be judged. */
    private record Entry(@Nullable VerdictKind kind, String flags, String figure, String statement, List<String> why) {
        static Entry of(ClaimResult result) {
            Verdict verdict = result.verdict();
            List<String> why = new ArrayList<>(List.of(verdict.because()));
            why.addAll(FlagLines.reasons(verdict));
            List<Choice> choices = Choice.of(verdict);
            if (!choices.isEmpty()) {
                why.add("multiverse: " + Choice.counts(choices));
            }
            String flags = verdict.flags().isEmpty() ? "" : FlagLines.MARK + " " + FlagLines.ids(verdict);
            return new Entry(
                    verdict.kind(),
                    flags,
                    verdict.keyFigure(),
                    result.constraint().statement(),
                    why);
        }

        static Entry of(ClaimFailure failure) {
            return new Entry(null, "", "could not be judged", "", List.of(Failures.reason(failure)));
        }
    }

    private static Map<ClaimKey, Entry> entries(RunSummary summary) {
        Map<ClaimKey, Entry> entries = new TreeMap<>(java.util.Comparator.comparing(ClaimKey::model)
                .thenComparing(ClaimKey::corpus)
                .thenComparing(ClaimKey::claim));
        summary.failures().forEach(f -> entries.put(f.key(), Entry.of(f)));
        summary.results().forEach(r -> entries.put(r.key(), Entry.of(r)));
        return entries;
    }

    private void heading(String on, ClaimKey key, List<MeasurementReport> measurements) {
        lines.add("");
        lines.add(bold(on));
        measurements.stream()
                .filter(m -> m.model().equals(key.model()) && m.corpus().equals(key.corpus()))
                .reduce((a, b) -> b.documentsMeasured() > 0 ? b : a)
                .ifPresent(m -> Lines.wrap(Measurements.sentence(m), width - 2).forEach(l -> lines.add("  " + dim(l))));
    }

    private void claim(String claim, Entry entry) {
        VerdictStyle style = VerdictStyle.of(entry.kind());
        String verdict = style.mark() + " " + style.word();
        String name = Markup.printable(claim);
        String start = "  " + paint(style.ansi(), verdict) + " ".repeat(VERDICT - verdict.length() + 2) + bold(name);
        int used = 2 + VERDICT + 2 + name.length();
        lines.add("");
        List<String> first = first(entry);
        lines.add(start + " ".repeat(Math.max(2, indent - used)) + first.get(0));
        first.stream().skip(1).forEach(l -> lines.add(" ".repeat(indent) + l));
        indented(entry.statement(), "2");
        entry.why().forEach(why -> indented(why, ""));
    }

    /** The flags come first, so that no reader sees a verdict without them; the key figure beside them if it fits. */
    private List<String> first(Entry entry) {
        List<String> flags = entry.flags().isEmpty() ? List.of() : Lines.wrap(entry.flags(), width - indent);
        List<String> figure = Lines.wrap(Markup.printable(entry.figure()), width - indent);
        List<String> first =
                new ArrayList<>(flags.stream().map(l -> paint("33", l)).toList());
        boolean oneLine = flags.size() == 1
                && figure.size() == 1
                && flags.get(0).length() + BETWEEN.length() + figure.get(0).length() <= width - indent;
        if (oneLine) {
            return List.of(first.get(0) + BETWEEN + bold(figure.get(0)));
        }
        figure.forEach(l -> first.add(bold(l)));
        return first;
    }

    private void indented(String text, String ansi) {
        if (!text.isBlank()) {
            Lines.wrap(Markup.printable(text), width - indent)
                    .forEach(l -> lines.add(" ".repeat(indent) + paint(ansi, l)));
        }
    }

    private static String totals(RunSummary summary) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (VerdictKind kind : VerdictKind.values()) {
            int count = (int) summary.results().stream()
                    .filter(r -> r.verdict().kind() == kind)
                    .count();
            counts.put(kind.name(), count);
        }
        List<String> parts = new ArrayList<>();
        counts.forEach((name, count) -> parts.add(count + " " + name));
        if (!summary.failures().isEmpty()) {
            parts.add(summary.failures().size() + " could not be judged");
        }
        return String.join(", ", parts);
    }

    private String rule(String title) {
        return title + " " + "─".repeat(Math.max(0, width - title.length() - 1));
    }

    private String bold(String text) {
        return paint("1", text);
    }

    private String dim(String text) {
        return paint("2", text);
    }

    private String paint(String ansi, String text) {
        return colour && !ansi.isEmpty() ? "\u001b[" + ansi + "m" + text + "\u001b[0m" : text;
    }
}
