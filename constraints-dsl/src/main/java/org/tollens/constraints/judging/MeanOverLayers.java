package org.tollens.constraints.judging;

import org.tollens.constraints.clause.Quantity;
import org.tollens.statistics.SortedColumn;

/**
 * A quantity's mean over the layers that have a value in the row.
 *
 * @param values [row]; 0 in rows without any
 * @param present [row] whether some layer has a value
 * @param sorted the values, sorted
 */
@SuppressWarnings("ArrayRecordComponent") // private to this package, never compared
record MeanOverLayers(double[] values, boolean[] present, SortedColumn sorted) {
    static MeanOverLayers of(Frame frame, Quantity quantity, Reading reading) {
        double[] mean = new double[frame.columns().rows()];
        int[] count = new int[mean.length];
        for (int layer : frame.blocks()) {
            double[] values = frame.values(quantity, layer, reading);
            for (int row = 0; row < mean.length; row++) {
                if (!Frame.excluded(quantity, values[row])) {
                    mean[row] += values[row];
                    count[row]++;
                }
            }
        }
        boolean[] present = new boolean[mean.length];
        for (int row = 0; row < mean.length; row++) {
            present[row] = count[row] > 0;
            mean[row] = present[row] ? mean[row] / count[row] : 0;
        }
        return new MeanOverLayers(mean, present, SortedColumn.of(Frame.orderable(mean)));
    }
}
