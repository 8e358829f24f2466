package org.tollens.statistics;

import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.NonPositiveDefiniteMatrixException;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;

/**
 * Least-squares projection onto an additive step function of two covariates: quantile-bin dummies of each.
 *
 * <p>The dummies of each covariate sum to one and bins may be empty or tied together, so DᵀD is singular; the fitted
 * values are unique all the same. Where every bin has rows and the bins hang together, leaving out one dummy makes the
 * system regular and Cholesky's factor gives them; else the pseudo-inverse does. DᵀD holds counts, so it is well scaled
 * and nothing is lost by not working on D itself.
 */
final class AdditiveFit {
    /** Eigenvalues of DᵀD below this part of the largest are the zeros of its null space. */
    private static final double RANK_TOLERANCE = 1e-10;

    private final int[] first;
    private final int[] second;
    private final int columns;
    private final Array2DRowRealMatrix inverse;

    private AdditiveFit(int[] first, int[] second, int columns) {
        this.first = first;
        this.second = second;
        this.columns = columns;
        this.inverse = inverse(gram());
    }

    static AdditiveFit of(MidRanks x, MidRanks y, int bins) {
        int[] second = Arrays.stream(bins(y, bins)).map(bin -> bins + bin).toArray();
        return new AdditiveFit(bins(x, bins), second, 2 * bins);
    }

    /** The bin of each value: how many of the inner quantiles are smaller than it. */
    static int[] bins(MidRanks ranks, int bins) {
        double[] p = new double[bins - 1];
        for (int k = 1; k < bins; k++) {
            p[k - 1] = k / (double) bins;
        }
        double[] edges = Quantiles.ofSorted(ranks.sorted(), p);
        int[] bin = new int[ranks.size()];
        for (int place = 0, below = 0; place < bin.length; place++) {
            while (below < edges.length && edges[below] < ranks.sorted()[place]) {
                below++;
            }
            bin[ranks.row(place)] = below;
        }
        return bin;
    }

    /** The projection of a column: its fitted values, [row]. */
    double[] project(double[] column) {
        double[] sums = new double[columns];
        for (int i = 0; i < column.length; i++) {
            sums[first[i]] += column[i];
            sums[second[i]] += column[i];
        }
        double[] coefficients = inverse.operate(sums);
        double[] fitted = new double[column.length];
        for (int i = 0; i < fitted.length; i++) {
            fitted[i] = coefficients[first[i]] + coefficients[second[i]];
        }
        return fitted;
    }

    private double[][] gram() {
        double[][] gram = new double[columns][columns];
        for (int i = 0; i < first.length; i++) {
            gram[first[i]][first[i]]++;
            gram[second[i]][second[i]]++;
            gram[first[i]][second[i]]++;
            gram[second[i]][first[i]]++;
        }
        return gram;
    }

    private static Array2DRowRealMatrix inverse(double[][] gram) {
        int last = gram.length - 1;
        double[][] regular = new double[last][];
        for (int k = 0; k < last; k++) {
            regular[k] = Arrays.copyOf(gram[k], last);
        }
        try {
            RealMatrix solved = new CholeskyDecomposition(
                            new Array2DRowRealMatrix(regular, false), 0, RANK_TOLERANCE * largest(gram))
                    .getSolver()
                    .getInverse();
            double[][] whole = new double[gram.length][gram.length];
            for (int k = 0; k < last; k++) {
                System.arraycopy(solved.getRow(k), 0, whole[k], 0, last);
            }
            return new Array2DRowRealMatrix(whole, false);
        } catch (NonPositiveDefiniteMatrixException e) {
            return pseudoInverse(gram);
        }
    }

    private static double largest(double[][] gram) {
        double largest = 0;
        for (int k = 0; k < gram.length; k++) {
            largest = Math.max(largest, gram[k][k]);
        }
        return largest;
    }

    private static Array2DRowRealMatrix pseudoInverse(double[][] gram) {
        EigenDecomposition eigen = new EigenDecomposition(new Array2DRowRealMatrix(gram, false));
        double[] values = eigen.getRealEigenvalues();
        double largest = Arrays.stream(values).max().orElse(0);
        double[][] inverse = new double[gram.length][gram.length];
        for (int k = 0; k < values.length; k++) {
            if (values[k] > RANK_TOLERANCE * largest) {
                addOuter(inverse, eigen.getEigenvector(k), 1 / values[k]);
            }
        }
        return new Array2DRowRealMatrix(inverse, false);
    }

    private static void addOuter(double[][] sum, RealVector vector, double factor) {
        for (int i = 0; i < sum.length; i++) {
            for (int j = 0; j < sum.length; j++) {
                sum[i][j] += factor * vector.getEntry(i) * vector.getEntry(j);
            }
        }
    }
}
