package org.tollens.constraints.evidence;

import java.util.List;

/**
 * What was decided, and why.
 *
 * @param kind the verdict
 * @param because one sentence with the figures that decided
 * @param keyFigure the one figure to show in a line, such as {@code 11 of 16 layers positive}
 * @param flags warnings that a reader must see first, such as {@code FEW_SOURCES}
 * @param evidence what it rests on
 */
public record Verdict(VerdictKind kind, String because, String keyFigure, List<String> flags, Evidence evidence) {
    public Verdict {
        flags = List.copyOf(flags);
    }
}
