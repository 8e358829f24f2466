package org.tollens.reports.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.tollens.constraints.evidence.Verdict;
import org.tollens.constraints.evidence.VerdictKind;

/**
 * One row of a multiverse table: a reasonable choice of what is measured, and what the rule says under it.
 *
 * @param name the choice in words
 * @param kind its verdict
 * @param keyFigure the one figure to show in a line
 * @param because one sentence with the figures that decided
 */
public record Choice(String name, VerdictKind kind, String keyFigure, String because) {
    /** Name of the choice that the claim itself makes. */
    public static final String OWN = "as claimed";

    /** The claim's own choice first, then the others in the constraint's order; empty where there are no others. */
    public static List<Choice> of(Verdict verdict) {
        List<Choice> all = new ArrayList<>();
        if (!verdict.evidence().multiverse().isEmpty()) {
            all.add(new Choice(OWN, verdict.kind(), verdict.keyFigure(), verdict.because()));
        }
        verdict.evidence()
                .multiverse()
                .forEach(v -> all.add(new Choice(v.choice(), v.verdict(), v.keyFigure(), v.because())));
        return all;
    }

    /** How many choices have which verdict, such as {@code 2 of 5 choices PARTIAL, 3 FAIL}. */
    public static String counts(List<Choice> choices) {
        String counts = Arrays.stream(VerdictKind.values())
                .filter(kind -> count(choices, kind) > 0)
                .map(kind -> count(choices, kind) + " " + kind)
                .collect(Collectors.joining(", "));
        int space = counts.indexOf(' ');
        return choices.isEmpty()
                ? ""
                : counts.substring(0, space) + " of " + choices.size() + " choices" + counts.substring(space);
    }

    private static long count(List<Choice> choices, VerdictKind kind) {
        return choices.stream().filter(choice -> choice.kind() == kind).count();
    }
}
