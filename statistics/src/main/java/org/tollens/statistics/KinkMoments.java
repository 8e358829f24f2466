package org.tollens.statistics;

/**
 * Sums of products over clusters of x, y and max(x − k, 0) for every candidate k: all that a broken line needs, so a bootstrap
 * replicate costs no pass over the rows. x and y are centred first, or their squares would swamp what matters.
 */
final class KinkMoments {
    private static final int SHARED = 6;
    private static final int OWN = 4;

    private final double[] grid;
    /** [cluster] n, Σx, Σy, Σx², Σxy, Σy². */
    private final double[][] shared;
    /** [cluster][candidate · 4 + …] Σh, Σh², Σhx, Σhy. */
    private final double[][] own;

    private KinkMoments(double[] grid, int clusters) {
        this.grid = grid;
        this.shared = new double[clusters][SHARED];
        this.own = new double[clusters][OWN * grid.length];
    }

    static KinkMoments of(double[] x, double[] y, double[] grid, int[] cluster, int clusters) {
        Checks.sameLength("x", x.length, "y", y.length);
        Checks.sameLength("x", x.length, "the cluster indices", cluster.length);
        Checks.finite("x", x);
        Checks.finite("y", y);
        Checks.indices("cluster indices", cluster, clusters);
        Checks.varies("x", x, "broken line");
        Checks.varies("y", y, "broken line");
        Checks.that(grid.length > 0, "expected at least one candidate for the kink, found none");
        KinkMoments moments = new KinkMoments(grid, clusters);
        double meanX = Checks.mean(x);
        double meanY = Checks.mean(y);
        for (int i = 0; i < x.length; i++) {
            moments.add(cluster[i], x[i] - meanX, y[i] - meanY, meanX);
        }
        return moments;
    }

    private void add(int cluster, double x, double y, double meanX) {
        double[] of = shared[cluster];
        of[0]++;
        of[1] += x;
        of[2] += y;
        of[3] += x * x;
        of[4] += x * y;
        of[5] += y * y;
        double[] hinges = own[cluster];
        for (int k = 0; k < grid.length; k++) {
            double h = x - (grid[k] - meanX);
            if (h > 0) {
                hinges[OWN * k] += h;
                hinges[OWN * k + 1] += h * h;
                hinges[OWN * k + 2] += h * x;
                hinges[OWN * k + 3] += h * y;
            }
        }
    }

    private static double[] total(double[][] parts, int[] weights) {
        double[] total = new double[parts[0].length];
        for (int c = 0; c < weights.length; c++) {
            if (weights[c] > 0) {
                for (int j = 0; j < total.length; j++) {
                    total[j] += weights[c] * parts[c][j];
                }
            }
        }
        return total;
    }

    /** Centred sums of squares and products, and what is left of them beside a straight line, for one candidate. */
    private static final class Line {
        final double squaresX;
        final double squaresY;
        final double productXy;
        final double squaresH;
        final double productHx;
        final double productHy;

        Line(double[] shared, double[] own, int k) {
            double n = shared[0];
            squaresX = shared[3] - shared[1] * shared[1] / n;
            squaresY = shared[5] - shared[2] * shared[2] / n;
            productXy = shared[4] - shared[1] * shared[2] / n;
            double h = own[OWN * k];
            squaresH = own[OWN * k + 1] - h * h / n;
            productHx = own[OWN * k + 2] - h * shared[1] / n;
            productHy = own[OWN * k + 3] - h * shared[2] / n;
        }

        double hingeLeft() {
            return squaresH - productHx * productHx / squaresX;
        }

        double productLeft() {
            return productHy - productHx * productXy / squaresX;
        }

        /** How much the kink takes off the residual sum of squares; 0 where it leaves nothing beside the line. */
        double gain() {
            double left = hingeLeft();
            return left > 1e-12 * squaresH ? productLeft() * productLeft() / left : 0;
        }
    }

    /** The candidate that takes most off the residual sum of squares; −1 without variation. */
    int best(int[] weights) {
        double[] all = total(shared, weights);
        double[] hinges = total(own, weights);
        int best = -1;
        double most = 0;
        for (int k = 0; k < grid.length; k++) {
            double gain = new Line(all, hinges, k).gain();
            if (gain > most) {
                most = gain;
                best = k;
            }
        }
        return best;
    }

    BrokenLine.Fit fit(int candidate, int[] weights) {
        int k = Math.max(0, candidate);
        Line line = new Line(total(shared, weights), total(own, weights), k);
        double straight = line.squaresY - line.productXy * line.productXy / line.squaresX;
        double change = line.gain() > 0 ? line.productLeft() / line.hingeLeft() : 0;
        double below = (line.productXy - change * line.productHx) / line.squaresX;
        double effect = Math.copySign(Math.sqrt(line.gain() / line.squaresY), change);
        return new BrokenLine.Fit(grid[k], effect, below, below + change, straight, straight - line.gain());
    }
}
