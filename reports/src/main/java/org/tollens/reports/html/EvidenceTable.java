package org.tollens.reports.html;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.tollens.constraints.evidence.ClauseEvidence;
import org.tollens.constraints.evidence.Estimate;
import org.tollens.constraints.evidence.Label;
import org.tollens.reports.text.Figures;

/** One clause's effects and figures as HTML tables. Needs no style sheet: it is read inside other reports too. */
final class EvidenceTable {
    private static final String LABEL = HtmlTable.CELL + "white-space:nowrap;";

    private EvidenceTable() {}

    private record Row(String name, Estimate estimate, String note) {}

    /** A column; one that is not needed is left out where no row has anything in it. */
    private record Column(
            String name, String hint, boolean needed, Function<Row, String> style, Function<Row, String> text) {
        static Column needed(String name, String hint, String style, Function<Row, String> text) {
            return new Column(name, hint, true, row -> style, text);
        }

        static Column ifAny(String name, String hint, String style, Function<Row, String> text) {
            return new Column(name, hint, false, row -> style, text);
        }

        boolean isShown(List<Row> rows) {
            return needed || rows.stream().map(text).anyMatch(t -> !t.isEmpty() && !t.equals(Figures.NONE));
        }
    }

    /** The effects, over the whole model first, then by layer; "" where there are none. */
    static String effects(ClauseEvidence clause) {
        List<Row> rows = new ArrayList<>();
        clause.overall().forEach((name, e) -> rows.add(new Row(name, e, "")));
        clause.layers().forEach(l -> rows.add(new Row(String.valueOf(l.layer()), l.estimate(), l.note())));
        if (rows.isEmpty()) {
            return "";
        }
        List<Column> columns =
                columns(clause).stream().filter(c -> c.isShown(rows)).toList();
        HtmlTable table = HtmlTable.wide().startHead();
        columns.forEach(c -> table.name(c.name(), c.hint()));
        table.endHead();
        for (Row row : rows) {
            table.startRow();
            columns.forEach(c -> table.cell(c.style().apply(row), c.text().apply(row)));
            table.endRow();
        }
        return table.end();
    }

    /** The labels' counts and the further figures, name and value; "" where there are none. */
    static String figures(ClauseEvidence clause) {
        if (clause.layers().isEmpty() && clause.figures().isEmpty()) {
            return "";
        }
        HtmlTable table = HtmlTable.bare();
        if (!clause.layers().isEmpty()) {
            for (Label label : Label.values()) {
                String count = clause.count(label) + " of " + clause.layers().size();
                pair(table, "layers labelled " + label, count);
            }
        }
        clause.figures().forEach((name, value) -> pair(table, name, Figures.plain(value)));
        return table.end();
    }

    private static List<Column> columns(ClauseEvidence clause) {
        String first = clause.layers().isEmpty() ? "over the whole model" : "layer";
        return List.of(
                Column.needed(first, "", HtmlTable.CELL, Row::name),
                number(clause.effect(), "the estimate", e -> Figures.signed(e.value())),
                number(
                        "interval",
                        "simultaneous over all rows of this table",
                        e -> Figures.interval(e.ciLow(), e.ciHigh())),
                number("adjusted p", "of no effect, family-wise", e -> Figures.probability(e.pAdjusted())),
                new Column(
                        "label",
                        "",
                        true,
                        EvidenceTable::labelStyle,
                        row -> arrow(row.estimate().label()) + " "
                                + row.estimate().label()),
                figure(
                        "self labels",
                        "the same on the model's own sampled labels",
                        e -> Figures.signed(e.selfLabels())),
                figure(
                        "random weights",
                        "what random weights reach, as an absolute effect",
                        e -> Figures.fixed(e.controlBound())),
                figure(
                        "counts from",
                        "the least absolute effect that is labelled: the larger of the floor and what random weights"
                                + " reach",
                        e -> Double.isNaN(e.controlBound()) ? Figures.NONE : Figures.fixed(e.labelFloor())),
                number("positions", "that entered", e -> Figures.count(e.n())),
                number("documents", "that have one of them", e -> Figures.count(e.documents())),
                figure(
                        "detectable",
                        "true effect that would be labelled nine times of ten",
                        e -> Figures.fixed(e.minimumDetectableEffect())),
                Column.ifAny("", "", HtmlTable.CELL, Row::note));
    }

    private static Column number(String name, String hint, Function<Estimate, String> text) {
        return Column.needed(name, hint, HtmlTable.NUMBER, row -> text.apply(row.estimate()));
    }

    private static Column figure(String name, String hint, Function<Estimate, String> text) {
        return Column.ifAny(name, hint, HtmlTable.NUMBER, row -> text.apply(row.estimate()));
    }

    private static String labelStyle(Row row) {
        Label label = row.estimate().label();
        return LABEL + (label == Label.POSITIVE || label == Label.NEGATIVE ? "font-weight:bold;" : "");
    }

    private static String arrow(Label label) {
        return switch (label) {
            case POSITIVE -> "▲";
            case NEGATIVE -> "▼";
            case NULL -> "■";
            case UNRESOLVED -> "✕";
        };
    }

    private static void pair(HtmlTable table, String name, String value) {
        table.startRow()
                .cell(HtmlTable.CELL, name)
                .cell(HtmlTable.NUMBER, value)
                .endRow();
    }
}
