package org.tollens.statistics;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;

/**
 * The clusters of a regression in the orthonormal basis Q = XR⁻¹ of its design. There H_cc = Q_c Q_cᵀ, so (I − H_cc)^{−1/2} Q_c
 * = Q_c (I − K_c)^{−1/2} with K_c = Q_cᵀQ_c: matrices of columns by columns, however many rows a cluster has.
 */
final class ClusterBlocks {
    /** 1 − h below this is a direction that its cluster alone determines. */
    private static final double DETERMINED = 1e-10;

    private final Triangle triangle;
    private final int columns;

    /** K_c, P_c = (I − K_c)^{−1/2} and q_c = Q_cᵀ e_c, of the clusters that have rows. */
    private final RealMatrix[] k;

    private final RealMatrix[] p;
    private final RealVector[] q;

    ClusterBlocks(LeastSquares fit, double[][] design, int[] cluster, int clusters) {
        triangle = fit.triangle();
        columns = design[0].length;
        RealMatrix[] products = new RealMatrix[clusters];
        RealVector[] scores = new RealVector[clusters];
        boolean[] present = new boolean[clusters];
        for (int c = 0; c < clusters; c++) {
            products[c] = new Array2DRowRealMatrix(columns, columns);
            scores[c] = new ArrayRealVector(columns);
        }
        for (int i = 0; i < design.length; i++) {
            double[] row = triangle.solveTransposed(design[i]);
            add(products[cluster[i]], row);
            scores[cluster[i]].combineToSelf(1, fit.rawResiduals()[i], new ArrayRealVector(row, false));
            present[cluster[i]] = true;
        }
        int[] here = java.util.stream.IntStream.range(0, clusters)
                .filter(c -> present[c])
                .toArray();
        k = new RealMatrix[here.length];
        p = new RealMatrix[here.length];
        q = new RealVector[here.length];
        for (int c = 0; c < here.length; c++) {
            k[c] = products[here[c]];
            p[c] = adjustment(k[c]);
            q[c] = scores[here[c]];
        }
    }

    int size() {
        return k.length;
    }

    /** factor · R⁻¹ (Σ_c s_c s_cᵀ) R⁻ᵀ, s_c = q_c or P_c q_c. */
    RealMatrix covariance(boolean adjusted, double factor) {
        RealMatrix sum = new Array2DRowRealMatrix(columns, columns);
        for (int c = 0; c < k.length; c++) {
            double[] score = (adjusted ? p[c].operate(q[c]) : q[c]).toArray();
            add(sum, triangle.solve(score));
        }
        return sum.scalarMultiply(factor);
    }

    /**
     * η = q(q + 1)/Σ_{s,t} Var(d_st) for D = Ω^{−1/2} C V Cᵀ Ω^{−1/2} with Ω = E[C V Cᵀ] under independent rows of
     * equal variance; for one contrast these are Satterthwaite's degrees of freedom (tr B)²/tr B².
     */
    double hotellingDegrees(double[][] contrasts) {
        RealVector[] directions = directions(contrasts);
        double variance = 0;
        for (RealVector s : directions) {
            for (RealVector t : directions) {
                variance += variance(s, t);
            }
        }
        double count = directions.length;
        return count * (count + 1) / variance;
    }

    /** Var(d_st) = Σ_{c,d} (B_cd^ss B_cd^tt + B_cd^st B_cd^ts). */
    private double variance(RealVector s, RealVector t) {
        RealVector[] ofS = images(s);
        RealVector[] ofT = images(t);
        double sum = 0;
        for (int c = 0; c < k.length; c++) {
            for (int d = 0; d < k.length; d++) {
                double ss = -ofS[c].dotProduct(ofS[d]);
                double tt = -ofT[c].dotProduct(ofT[d]);
                double st = -ofS[c].dotProduct(ofT[d]);
                double ts = -ofT[c].dotProduct(ofS[d]);
                if (c == d) {
                    RealVector adjustedS = p[c].operate(s);
                    RealVector adjustedT = p[c].operate(t);
                    ss += adjustedS.dotProduct(ofS[c]);
                    tt += adjustedT.dotProduct(ofT[c]);
                    st += adjustedS.dotProduct(ofT[c]);
                    ts += adjustedT.dotProduct(ofS[c]);
                }
                sum += ss * tt + st * ts;
            }
        }
        return sum;
    }

    /** K_c P_c v, [cluster]. */
    private RealVector[] images(RealVector v) {
        RealVector[] images = new RealVector[k.length];
        for (int c = 0; c < k.length; c++) {
            images[c] = k[c].operate(p[c].operate(v));
        }
        return images;
    }

    /** The columns of R⁻ᵀCᵀΩ^{−1/2}, so that E D = I. */
    private RealVector[] directions(double[][] contrasts) {
        RealMatrix raw = new Array2DRowRealMatrix(columns, contrasts.length);
        for (int s = 0; s < contrasts.length; s++) {
            raw.setColumn(s, triangle.solveTransposed(contrasts[s]));
        }
        RealMatrix omega = raw.transpose().multiply(expected()).multiply(raw);
        RealMatrix directions = raw.multiply(function(new EigenDecomposition(omega), value -> 1 / Math.sqrt(value)));
        RealVector[] vectors = new RealVector[contrasts.length];
        for (int s = 0; s < vectors.length; s++) {
            vectors[s] = directions.getColumnVector(s);
        }
        return vectors;
    }

    /**
     * Σ_c P_c (K_c − K_c²) P_c, the mean of Σ_c P_c q_c q_cᵀ P_c under independent rows of unit variance: the identity, but
     * for directions that one cluster determines.
     */
    private RealMatrix expected() {
        RealMatrix sum = new Array2DRowRealMatrix(columns, columns);
        for (int c = 0; c < k.length; c++) {
            RealMatrix spread = k[c].subtract(k[c].multiply(k[c]));
            sum = sum.add(p[c].multiply(spread).multiply(p[c]));
        }
        // Eigenvalues are real only where rounding has left no asymmetry.
        return sum.add(sum.transpose()).scalarMultiply(0.5);
    }

    private static RealMatrix adjustment(RealMatrix k) {
        return function(new EigenDecomposition(k), h -> 1 - h < DETERMINED ? 0 : 1 / Math.sqrt(1 - h));
    }

    private static RealMatrix function(EigenDecomposition eigen, java.util.function.DoubleUnaryOperator f) {
        double[] values =
                java.util.Arrays.stream(eigen.getRealEigenvalues()).map(f).toArray();
        return eigen.getV()
                .multiply(MatrixUtils.createRealDiagonalMatrix(values))
                .multiply(eigen.getVT());
    }

    private static void add(RealMatrix sum, double[] row) {
        for (int i = 0; i < row.length; i++) {
            for (int j = 0; j < row.length; j++) {
                sum.addToEntry(i, j, row[i] * row[j]);
            }
        }
    }
}
