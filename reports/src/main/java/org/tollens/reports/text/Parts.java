package org.tollens.reports.text;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
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
            "(?<name>\\S+?)(?::|\\s+is|)\\s+(?<kind>PASS|PARTIAL|FAIL|INSUFFICIENT)\\b"
                    + "(?:\\s+\\[(?<flags>[A-Z_, ]*)])?[:,;]?\\s*(?<rest>.*)",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private Parts() {}

    /**
     * One part.
     *
     * @param name its id
     * @param kind its verdict
     * @param flags ids of its flags
     * @param text the rest of the note
     */
    public record Part(String name, VerdictKind kind, List<String> flags, String text) {}

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
        return clause.notes().stream()
                .map(Parts::part)
                .flatMap(Optional::stream)
                .toList();
    }

    /** The notes that are not about a part. */
    public static List<String> otherNotes(ClauseEvidence clause) {
        return clause.notes().stream().filter(note -> part(note).isEmpty()).toList();
    }

    private static Optional<Part> part(String note) {
        Matcher matcher = NOTE.matcher(note);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        VerdictKind kind = VerdictKind.valueOf(matcher.group("kind").toUpperCase(Locale.ROOT));
        String flags = Objects.requireNonNullElse(matcher.group("flags"), "");
        List<String> ids = Arrays.stream(flags.split(",", -1))
                .map(String::strip)
                .filter(id -> !id.isEmpty())
                .toList();
        return Optional.of(new Part(matcher.group("name"), kind, ids, matcher.group("rest")));
    }
}
