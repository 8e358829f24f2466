package org.tollens.constraints.clause;

/**
 * The stratified interaction: a difference of differences of additive-fit residuals between the cells of high and low
 * terciles, in standard deviations of the outcome.
 *
 * @param floor smaller effects are negligible; above 0
 * @param cellPositions positions that each of the four cells of a layer needs
 * @param cellDocuments documents that each of them needs
 * @param against what the effect is measured against
 */
public record StratifiedContrast(double floor, int cellPositions, int cellDocuments, Against against) {
    public StratifiedContrast {
        Floors.check("the stratified interaction", floor, Double.POSITIVE_INFINITY);
        if (cellPositions < 1 || cellDocuments < 1) {
            throw new IllegalArgumentException("expected cells of at least 1 position and 1 document, found "
                    + cellPositions + " and " + cellDocuments + "; write inCellsOfAtLeast(200, 30)");
        }
    }

    /** The same effect with another floor. */
    public StratifiedContrast withFloor(double smallestThatCounts) {
        return new StratifiedContrast(smallestThatCounts, cellPositions, cellDocuments, against);
    }

    /** The same effect with other least cell sizes: a layer with a smaller cell is not evaluable. */
    public StratifiedContrast inCellsOfAtLeast(int positions, int documents) {
        return new StratifiedContrast(floor, positions, documents, against);
    }

    /** What remains of the effect when that on the model's own sampled labels is taken away. */
    public StratifiedContrast inExcessOfSelfLabels() {
        return new StratifiedContrast(floor, cellPositions, cellDocuments, Against.SELF_LABELS);
    }

    /** The effect itself, nothing taken away. */
    public StratifiedContrast plain() {
        return new StratifiedContrast(floor, cellPositions, cellDocuments, Against.NOTHING);
    }

    String describe() {
        return against == Against.SELF_LABELS
                ? "excess over self labels of the stratified interaction"
                : "stratified interaction";
    }
}
