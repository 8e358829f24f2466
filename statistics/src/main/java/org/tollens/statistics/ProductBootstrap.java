package org.tollens.statistics;

import java.util.List;

/**
 * The sums Σ w_d w_t S_dt of a family in each replicate of the product bootstrap.
 *
 * <p>Cells lie side by side with the members of the family innermost, in blocks of {@value #BLOCK} that are summed in
 * registers; six cells in ten have weight 0 and are never touched.
 */
final class ProductBootstrap {
    private static final int BLOCK = 6;

    private final TwoWayClusters clusters;
    private final int members;

    /** [block] [cell · BLOCK + member within the block], members filled up with zeros. */
    private final double[][] sums;

    /** How many cells have a weight in this replicate, which, and how much. */
    private int count;

    private final int[] touched;
    private final double[] weight;

    private ProductBootstrap(List<TwoWaySums> family) {
        this.clusters = family.get(0).clusters();
        this.members = family.size();
        this.sums = new double[(members + BLOCK - 1) / BLOCK][clusters.cells() * BLOCK];
        this.touched = new int[clusters.cells()];
        this.weight = new double[clusters.cells()];
        for (int l = 0; l < members; l++) {
            Checks.that(
                    family.get(l).clusters().cells() == clusters.cells(),
                    "expected a family over the same documents and types, found another number of cells at estimate %d",
                    l);
            double[] cells = family.get(l).byCell().sums();
            for (int k = 0; k < cells.length; k++) {
                sums[l / BLOCK][k * BLOCK + l % BLOCK] = cells[k];
            }
        }
    }

    /** max_l |T_l|/SD_b(T_l) in each replicate; 0 in all when the family is empty. */
    static double[] maxima(List<TwoWaySums> family, ProductWeights weights) {
        double[] maxima = new double[weights.replicates()];
        if (family.isEmpty()) {
            return maxima;
        }
        double[][] shifts = new ProductBootstrap(family).shifts(weights);
        for (double[] shift : shifts) {
            double deviation = deviation(shift);
            for (int b = 0; b < maxima.length; b++) {
                // A member that no replicate moves says nothing; it must not turn the maximum into NaN.
                maxima[b] = deviation > 0 ? Math.max(maxima[b], Math.abs(shift[b]) / deviation) : maxima[b];
            }
        }
        return maxima;
    }

    /** T, [member] [replicate]. */
    private double[][] shifts(ProductWeights weights) {
        Checks.that(
                weights.documents() == clusters.documents() && weights.types() == clusters.types(),
                "expected weights of %d documents and %d types, found %d and %d",
                clusters.documents(),
                clusters.types(),
                weights.documents(),
                weights.types());
        double[][] shifts = new double[sums.length * BLOCK][weights.replicates()];
        weights.forEach((b, drawn) -> {
            touch(drawn);
            for (int block = 0; block < sums.length; block++) {
                add(sums[block], shifts, block * BLOCK, b);
            }
        });
        for (int l = 0; l < members; l++) {
            double all = 0;
            for (int k = 0; k < clusters.cells(); k++) {
                all += sums[l / BLOCK][k * BLOCK + l % BLOCK];
            }
            for (int b = 0; b < shifts[l].length; b++) {
                shifts[l][b] -= all;
            }
        }
        return java.util.Arrays.copyOf(shifts, members);
    }

    private void touch(byte[] drawn) {
        count = 0;
        int documents = clusters.documents();
        for (int k = 0; k < touched.length; k++) {
            int product = drawn[clusters.documentOf(k)] * drawn[documents + clusters.typeOf(k)];
            // Written always and kept only if not 0: a branch would be mispredicted in four cells of ten.
            touched[count] = k * BLOCK;
            weight[count] = product;
            count += product == 0 ? 0 : 1;
        }
    }

    private void add(double[] cells, double[][] shifts, int member, int replicate) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        double s4 = 0;
        double s5 = 0;
        for (int k = 0; k < count; k++) {
            double w = weight[k];
            int at = touched[k];
            s0 += w * cells[at];
            s1 += w * cells[at + 1];
            s2 += w * cells[at + 2];
            s3 += w * cells[at + 3];
            s4 += w * cells[at + 4];
            s5 += w * cells[at + 5];
        }
        shifts[member][replicate] = s0;
        shifts[member + 1][replicate] = s1;
        shifts[member + 2][replicate] = s2;
        shifts[member + 3][replicate] = s3;
        shifts[member + 4][replicate] = s4;
        shifts[member + 5][replicate] = s5;
    }

    private static double deviation(double[] shift) {
        double mean = Checks.mean(shift);
        double squares = 0;
        for (double one : shift) {
            squares += (one - mean) * (one - mean);
        }
        return Math.sqrt(squares / (shift.length - 1));
    }
}
