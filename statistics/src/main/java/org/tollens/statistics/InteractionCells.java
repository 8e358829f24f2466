package org.tollens.statistics;

import java.util.Arrays;

/**
 * The four corner cells of two covariates, numbered 2·(σ high) + (κ high); −1 is a row in a middle third, in no cell.
 */
final class InteractionCells {
    static final int CELLS = 4;

    private InteractionCells() {}

    static int[] assign(double[] sigma, double[] kappa, MidRanks ranksOfKappa, double lowCut, double highCut) {
        double[] thirds = Quantiles.ofSorted(ranksOfKappa.sorted(), new double[] {1 / 3.0, 2 / 3.0});
        int[] cell = new int[sigma.length];
        for (int i = 0; i < cell.length; i++) {
            int first = side(sigma[i], lowCut, highCut);
            int second = side(kappa[i], thirds[0], thirds[1]);
            cell[i] = first < 0 || second < 0 ? -1 : 2 * first + second;
        }
        return cell;
    }

    /** 1 above the high cut, 0 up to the low cut, −1 between. A value equal to both cuts is low. */
    private static int side(double value, double lowCut, double highCut) {
        if (value <= lowCut) {
            return 0;
        }
        return value > highCut ? 1 : -1;
    }

    static StratifiedInteraction.Cell[] describe(int[] cell, double[] residual, int[] cluster) {
        int clusters = Arrays.stream(cluster).max().orElse(-1) + 1;
        StratifiedInteraction.Cell[] cells = new StratifiedInteraction.Cell[CELLS];
        for (int k = 0; k < CELLS; k++) {
            boolean[] seen = new boolean[clusters];
            int rows = 0;
            int documents = 0;
            double sum = 0;
            for (int i = 0; i < cell.length; i++) {
                if (cell[i] == k) {
                    rows++;
                    documents += seen[cluster[i]] ? 0 : 1;
                    seen[cluster[i]] = true;
                    sum += residual[i];
                }
            }
            cells[k] = new StratifiedInteraction.Cell(rows, documents, sum / rows);
        }
        return cells;
    }

    /** a, [row]: the interaction of the cell means is Σ a_i · residual_i. */
    static double[] contrast(int[] cell, StratifiedInteraction.Cell[] cells) {
        double[] contrast = new double[cell.length];
        for (int i = 0; i < contrast.length; i++) {
            if (cell[i] >= 0) {
                int sign = cell[i] == 0 || cell[i] == CELLS - 1 ? 1 : -1;
                contrast[i] = sign / (double) cells[cell[i]].rows();
            }
        }
        return contrast;
    }
}
