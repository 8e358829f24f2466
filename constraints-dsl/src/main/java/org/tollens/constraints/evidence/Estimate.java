package org.tollens.constraints.evidence;

/**
 * One effect with its interval and label. The interval is simultaneous over the clause's family.
 *
 * @param value the estimate
 * @param ciLow lower end of the simultaneous interval
 * @param ciHigh upper end
 * @param standardError over documents as clusters
 * @param pAdjusted family-wise adjusted p-value of "no effect", in [0, 1]
 * @param floor effects smaller than this count as negligible
 * @param n positions that entered
 * @param documents documents that have one of them
 * @param label what this says
 * @param canReachPositive whether the interval still allows an effect of the floor or more
 * @param canReachNegative whether it allows an effect of minus the floor or less
 * @param minimumDetectableEffect true effect that would be labelled with probability .9
 * @param selfLabels the same estimate on the model's own sampled labels; NaN where that has no meaning
 * @param controlBound what random weights reach here, as an absolute effect: POSITIVE and NEGATIVE need at least the
 *     larger of this and the floor; NaN where it was not measured
 */
public record Estimate(
        double value,
        double ciLow,
        double ciHigh,
        double standardError,
        double pAdjusted,
        double floor,
        int n,
        int documents,
        Label label,
        boolean canReachPositive,
        boolean canReachNegative,
        double minimumDetectableEffect,
        double selfLabels,
        double controlBound) {
    /** The least absolute effect that can be labelled POSITIVE or NEGATIVE. */
    public double labelFloor() {
        return Double.isNaN(controlBound) ? floor : Math.max(floor, controlBound);
    }
}
