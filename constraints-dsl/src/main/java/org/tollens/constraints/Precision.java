package org.tollens.constraints;

import org.tollens.constraints.evidence.Wording;

/**
 * How intervals are made.
 *
 * @param familyWiseLevel family-wise error rate of a clause's intervals, above 0 and at most .2
 * @param replicates bootstrap replicates; enough for the level
 * @param seed seed of everything random in judging
 * @param units what counts as an independent unit of evidence
 */
public record Precision(double familyWiseLevel, int replicates, long seed, Units units) {
    public Precision {
        if (!(familyWiseLevel > 0 && familyWiseLevel <= 0.2)) {
            throw new IllegalArgumentException("expected a family-wise level above 0 and at most 0.2, found "
                    + familyWiseLevel + "; write withFamilyWiseLevel(0.01)");
        }
        if (!(familyWiseLevel * (replicates + 1.0) >= 10)) {
            throw new IllegalArgumentException("expected at least " + (long) Math.ceil(10 / familyWiseLevel - 1)
                    + " bootstrap replicates for the level " + familyWiseLevel + ", found " + replicates
                    + "; write withReplicates(4_999)");
        }
    }

    static Precision standard() {
        return new Precision(0.01, 4_999, 20_260_101L, Units.DOCUMENTS);
    }

    /** The same with other units of evidence. */
    public Precision over(Units other) {
        return new Precision(familyWiseLevel, replicates, seed, other);
    }

    /** The same with another number of replicates. */
    public Precision withReplicates(int number) {
        return new Precision(familyWiseLevel, number, seed, units);
    }

    /** In words. */
    public String describe() {
        return "Intervals are simultaneous over the layers and the whole model at "
                + Wording.percent(1 - familyWiseLevel) + " (max-|t| over " + replicates
                + " draws of " + units.words() + ", seed " + seed + ").";
    }
}
