package org.tollens.constraints.evidence;

import java.util.List;

/**
 * What was decided, and why.
 *
 * @param kind the verdict
 * @param because one sentence with the figures that decided
 * @param keyFigure the one figure to show in a line, such as {@code 11 of 16 layers positive}
 * @param flags warnings that a reader must see first, in the order of {@link FlagKind}
 * @param evidence what it rests on
 */
public record Verdict(VerdictKind kind, String because, String keyFigure, List<Flag> flags, Evidence evidence) {
    public Verdict {
        flags = List.copyOf(flags);
    }

    /** Whether it carries the flag. */
    public boolean has(FlagKind flag) {
        return flags.stream().anyMatch(one -> one.kind() == flag);
    }

    /** The ids of its flags, in order. */
    public List<String> flagIds() {
        return flags.stream().map(Flag::id).toList();
    }
}
