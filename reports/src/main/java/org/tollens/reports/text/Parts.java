package org.tollens.reports.text;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tollens.constraints.evidence.ClauseEvidence;
import org.tollens.constraints.evidence.VerdictKind;
import org.tollens.constraints.rule.PartVerdicts;

/** The parts of a joint claim, read from its evidence: verdicts that are counted, and one note a part. */
public final class Parts {
    private static final Pattern NOTE = Pattern.compile(
            "(?<name>\\S+?)(?::|\\s+is|)\\s+(?<kind>PASS|PARTIAL|FAIL|INSUFFICIENT)\\b[:,;]?\\s*(?<rest>.*)",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private Parts() {}

    /**
     * One part.
     *
     * @param name its id, or "" where the note names none
     * @param kind its verdict; empty where the note does not begin with one
     * @param text the rest of the note
     */
    public record Part(String name, Optional<VerdictKind> kind, String text) {}

    /** Whether the clause is about the verdicts of other claims, and has no effects of its own. */
    public static boolean areIn(ClauseEvidence clause) {
        return clause.layers().isEmpty()
                && clause.overall().isEmpty()
                && Arrays.stream(VerdictKind.values())
                        .anyMatch(kind -> clause.figures().containsKey(PartVerdicts.key(kind)));
    }

    /** How many parts have which verdict, such as {@code 2 PASS, 1 PARTIAL}. */
    public static String counts(ClauseEvidence clause) {
        return Arrays.stream(VerdictKind.values())
                .filter(kind -> count(clause, kind) > 0)
                .map(kind -> count(clause, kind) + " " + kind)
                .collect(Collectors.joining(", "));
    }

    private static int count(ClauseEvidence clause, VerdictKind kind) {
        return clause.figures().getOrDefault(PartVerdicts.key(kind), 0.0).intValue();
    }

    /** The parts in the order of the notes. */
    public static List<Part> of(ClauseEvidence clause) {
        return clause.notes().stream().map(Parts::part).toList();
    }

    private static Part part(String note) {
        Matcher matcher = NOTE.matcher(note);
        if (!matcher.matches()) {
            return new Part("", Optional.empty(), note);
        }
        VerdictKind kind = VerdictKind.valueOf(matcher.group("kind").toUpperCase(Locale.ROOT));
        return new Part(matcher.group("name"), Optional.of(kind), matcher.group("rest"));
    }
}
