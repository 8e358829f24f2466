package org.tollens.constraints;

import org.tollens.constraints.clause.Family;
import org.tollens.constraints.evidence.Wording;

/**
 * The hard gate: data below it give INSUFFICIENT whatever the estimates say.
 *
 * @param documents documents that each group or signal needs, at least 10
 * @param positions positions that each group or signal needs
 * @param layers blocks that the model needs
 * @param coverage share of layers that an interaction must be evaluable in, in [0, 1]
 * @param tokenTypes different tokens that each group or signal needs, at least 2
 */
public record Gate(int documents, int positions, int layers, double coverage, int tokenTypes) {
    /** Below so many documents no interval is printed. */
    public static final int DOCUMENTS_FOR_INTERVALS = 10;

    /** With fewer different tokens nothing can be said of words in general. */
    private static final int TOKEN_TYPES = 10;

    public Gate {
        if (documents < DOCUMENTS_FOR_INTERVALS) {
            throw new IllegalArgumentException("expected at least " + DOCUMENTS_FOR_INTERVALS
                    + " documents, found " + documents + ": with fewer no interval can be trusted;"
                    + " write needsAtLeastDocuments(30)");
        }
        if (positions < 2 || layers < 2) {
            throw new IllegalArgumentException("expected at least 2 positions and 2 layers, found " + positions
                    + " and " + layers + "; write needsAtLeastPositions(500)");
        }
        if (tokenTypes < 2) {
            throw new IllegalArgumentException(
                    "expected at least 2 token types, found " + tokenTypes + "; write needsAtLeastTokenTypes(10)");
        }
        if (!(coverage >= 0 && coverage <= 1)) {
            throw new IllegalArgumentException(
                    "expected a coverage from 0 to 1, found " + coverage + "; write needsCoverageOfAtLeast(0.25)");
        }
    }

    Gate withDocuments(int number) {
        return new Gate(number, positions, layers, coverage, tokenTypes);
    }

    Gate withPositions(int number) {
        return new Gate(documents, number, layers, coverage, tokenTypes);
    }

    Gate withLayers(int number) {
        return new Gate(documents, positions, number, coverage, tokenTypes);
    }

    Gate withCoverage(double share) {
        return new Gate(documents, positions, layers, share, tokenTypes);
    }

    Gate withTokenTypes(int number) {
        return new Gate(documents, positions, layers, coverage, number);
    }

    static Gate defaultFor(Family family) {
        int layers = family == Family.CONVERGENCE ? 16 : 4;
        return new Gate(30, 500, layers, family == Family.INTERACTION ? 0.25 : 0, TOKEN_TYPES);
    }

    /** In words. */
    public String describe() {
        return "It needs at least " + documents + " documents and " + positions + " positions of "
                + tokenTypes + " token types in each group, and "
                + layers + " blocks"
                + (coverage > 0 ? " of which " + Wording.percent(coverage) + " can be evaluated" : "")
                + ".";
    }
}
