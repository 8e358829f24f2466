package org.tollens.statistics;

/** The upper triangle R of a QR decomposition of a design whose columns were scaled to unit length. */
final class Triangle {
    private final double[][] r;
    private final double[] lengths;

    Triangle(double[][] scaled, double[] lengths) {
        this.r = scaled;
        this.lengths = lengths;
    }

    /** The smallest |diagonal| relative to the largest. */
    double smallestPivot() {
        double smallest = Double.POSITIVE_INFINITY;
        double largest = 0;
        for (int j = 0; j < r.length; j++) {
            smallest = Math.min(smallest, Math.abs(r[j][j]));
            largest = Math.max(largest, Math.abs(r[j][j]));
        }
        return smallest / largest;
    }

    /** R⁻¹v in the unscaled columns. */
    double[] solve(double[] v) {
        double[] x = v.clone();
        for (int j = x.length - 1; j >= 0; j--) {
            for (int k = j + 1; k < x.length; k++) {
                x[j] -= r[j][k] * x[k];
            }
            x[j] /= r[j][j];
        }
        for (int j = 0; j < x.length; j++) {
            x[j] /= lengths[j];
        }
        return x;
    }

    /** R⁻ᵀv in the unscaled columns: the row of Q that belongs to the row v of the design. */
    double[] solveTransposed(double[] v) {
        double[] x = new double[v.length];
        for (int j = 0; j < x.length; j++) {
            x[j] = v[j] / lengths[j];
            for (int k = 0; k < j; k++) {
                x[j] -= r[k][j] * x[k];
            }
            x[j] /= r[j][j];
        }
        return x;
    }
}
