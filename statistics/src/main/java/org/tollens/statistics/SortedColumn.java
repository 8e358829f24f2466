package org.tollens.statistics;

/**
 * A column that is sorted once, for rank statistics of many groupings or subsets of its rows: each costs O(n) instead
 * of a sort. Thousands of permuted groupings of the same measurements are what it is made for.
 */
public final class SortedColumn {
    private final double[] values;
    private final MidRanks ranks;

    private SortedColumn(double[] values) {
        this.values = values;
        this.ranks = MidRanks.of(values);
    }

    /**
     * Sorts a column.
     *
     * @param values [row] finite; copied
     * @throws IllegalArgumentException if a value is not finite
     */
    public static SortedColumn of(double[] values) {
        Checks.finite("the values", values);
        return new SortedColumn(values.clone());
    }

    /** The number of rows. */
    public int size() {
        return values.length;
    }

    /** The value of a row. */
    public double value(int row) {
        return values[row];
    }

    /** F(x_i) = (#smaller + ½ #equal)/n for each row, the row itself counted among its equals; in (0, 1). */
    public double[] midDistribution() {
        return ranks.midDistribution();
    }

    MidRanks ranks() {
        return ranks;
    }
}
