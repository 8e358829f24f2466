package org.tollens.reports.text;

import java.util.List;
import org.tollens.constraints.evidence.Criterion;
import org.tollens.constraints.evidence.Criterion.Bound;
import org.tollens.constraints.evidence.Wording;

/** A criterion's cells, the same in every report. */
public final class CriterionWords {
    /** The names of the columns. */
    public static final List<String> COLUMNS =
            List.of("criterion", "it", "worst case", "where", "holds at", "refuted at", "cases");

    private CriterionWords() {}

    /** What the worst case says, with a mark that is read without colour. */
    public static String state(Criterion c) {
        return switch (c.state()) {
            case HOLDS -> "✓ holds";
            case REFUTED -> "✕ refuted";
            case NEITHER -> "– neither";
            case UNKNOWN -> "? unknown";
        };
    }

    /** The worst case. */
    public static String worst(Criterion c) {
        return Double.isFinite(c.worst()) ? Wording.error(c.worst()) : Figures.NONE;
    }

    /** Up to, or from where it holds. */
    public static String holdsAt(Criterion c) {
        return sign(c.bound() == Bound.AT_MOST) + Wording.error(c.holdsAt());
    }

    /** From, or down to where it is refuted; beyond the other bound where both are the same. */
    public static String refutedAt(Criterion c) {
        if (Double.isInfinite(c.refutedAt())) {
            return Figures.NONE;
        }
        String sign = c.refutedAt() == c.holdsAt()
                ? c.bound() == Bound.AT_MOST ? "> " : "< "
                : sign(c.bound() == Bound.AT_LEAST);
        return sign + Wording.error(c.refutedAt());
    }

    private static String sign(boolean upper) {
        return upper ? "≤ " : "≥ ";
    }

    /** All cells in the order of {@link #COLUMNS}. */
    public static String[] cells(Criterion c) {
        return new String[] {c.name(), state(c), worst(c), c.where(), holdsAt(c), refutedAt(c), Figures.count(c.cases())
        };
    }
}
