package org.tollens.constraints.judging;

import java.util.Arrays;
import java.util.List;
import org.tollens.constraints.clause.Stratum;
import org.tollens.constraints.observable.Observables;
import org.tollens.constraints.trace.Columns;
import org.tollens.statistics.Quantiles;

/** Cuts rows into strata: the product of bins of equal size. The cut points are quantiles over all measured rows. */
final class StrataOfRows {
    private StrataOfRows() {}

    /** The stratum of each row, [row] -> 0..product of the bins - 1. */
    static int[] of(Columns columns, List<Stratum> strata) {
        int[] index = new int[columns.rows()];
        for (Stratum stratum : strata) {
            double[] values = values(columns, stratum.by());
            double[] cuts = cuts(values, stratum.bins());
            for (int row = 0; row < index.length; row++) {
                index[row] = index[row] * stratum.bins() + bin(cuts, values[row]);
            }
        }
        return index;
    }

    private static double[] cuts(double[] values, int bins) {
        double[] shares = new double[bins - 1];
        for (int b = 1; b < bins; b++) {
            shares[b - 1] = b / (double) bins;
        }
        return Quantiles.of(values, shares);
    }

    private static int bin(double[] cuts, double value) {
        int bin = 0;
        while (bin < cuts.length && value > cuts[bin]) {
            bin++;
        }
        return bin;
    }

    private static double[] values(Columns columns, Stratum.By by) {
        return switch (by) {
            case POSITION ->
                Arrays.stream(columns.positionOfRow()).asDoubleStream().toArray();
            case TOKEN_FREQUENCY -> logFrequency(columns);
            case OUTPUT_ENTROPY -> columns.values(Observables.LENS_ENTROPY, columns.layers());
        };
    }

    private static double[] logFrequency(Columns columns) {
        TokenTypesOfRows types = TokenTypesOfRows.of(columns, Observables.TOKEN);
        int[] counts = new int[types.types()];
        for (int type : types.type()) {
            counts[type]++;
        }
        return Arrays.stream(types.type())
                .mapToDouble(type -> Math.log(counts[type]))
                .toArray();
    }
}
