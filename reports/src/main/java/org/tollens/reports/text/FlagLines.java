package org.tollens.reports.text;

import java.util.List;
import org.tollens.constraints.evidence.Flag;
import org.tollens.constraints.evidence.Verdict;

/** Writes the flags of a verdict: their ids for its first line, and their reasons for the lines under it. */
public final class FlagLines {
    /** Stands before a flag wherever there is room for one character more. */
    public static final String MARK = "⚑";

    private FlagLines() {}

    /** The ids with commas between them, such as {@code FEW_SOURCES, TOKEN_DRIVEN}; empty without flags. */
    public static String ids(Verdict verdict) {
        return String.join(", ", verdict.flagIds());
    }

    /** One line a flag: its id and why it is set. */
    public static List<String> reasons(Verdict verdict) {
        return verdict.flags().stream().map(FlagLines::reason).toList();
    }

    private static String reason(Flag flag) {
        return flag.because().isBlank() ? flag.id() : flag.id() + ": " + sentence(flag.because());
    }

    /** Reasons are clauses without a full stop. */
    public static String sentence(String clause) {
        String text = clause.strip();
        return text.isEmpty() || ".!?…".indexOf(text.charAt(text.length() - 1)) >= 0 ? text : text + ".";
    }
}
