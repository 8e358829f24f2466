package org.tollens.statistics;

import java.util.stream.IntStream;

/**
 * Two crossed clusterings of the same rows, documents and token types, and their cells (document, type). An effect that is
 * firm over documents may be carried by a few frequent tokens (Clark 1973, the language-as-fixed-effect fallacy).
 *
 * <p>Cells are numbered by document, then by the first row in which their type occurs there.
 */
public final class TwoWayClusters {
    private final int[] document;
    private final int[] type;
    private final int documents;
    private final int types;
    private final int[] cell;
    private final int[] documentOfCell;
    private final int[] typeOfCell;

    /**
     * The clusters of some rows.
     *
     * @param document [row] index of the row's document, 0..documents−1; not copied
     * @param documents how many documents the study has
     * @param type [row] index of the row's token type, 0..types−1; dense, not vocabulary ids; not copied
     * @param types how many types the study has
     * @throws IllegalArgumentException if the lengths differ or an index is out of range
     */
    public TwoWayClusters(int[] document, int documents, int[] type, int types) {
        Checks.sameLength("the documents", document.length, "the token types", type.length);
        Checks.indices("document indices", document, documents);
        Checks.indices("token type indices", type, types);
        this.document = document;
        this.type = type;
        this.documents = documents;
        this.types = types;
        int[] order = byDocument(document, documents);
        this.cell = new int[document.length];
        int[] first = new int[document.length];
        int cells = assignCells(order, first);
        this.documentOfCell =
                IntStream.range(0, cells).map(k -> document[first[k]]).toArray();
        this.typeOfCell = IntStream.range(0, cells).map(k -> type[first[k]]).toArray();
    }

    /** The number of documents. */
    public int documents() {
        return documents;
    }

    /** The number of token types. */
    public int types() {
        return types;
    }

    /** The number of pairs of a document and a token type that have a row. */
    public int cells() {
        return documentOfCell.length;
    }

    /**
     * Sums an estimate's influence values over documents, types and cells.
     *
     * @param influence on all rows
     * @param population [row] the rows of the estimate; the others must have influence 0
     */
    public TwoWaySums sums(Influence influence, boolean[] population) {
        Checks.sameLength("the influence values", influence.rows(), "the rows of the clusters", document.length);
        Checks.sameLength("the influence values", influence.rows(), "the population", population.length);
        return new TwoWaySums(
                this,
                sums(influence.values(), population, document, documents),
                sums(influence.values(), population, type, types),
                sums(influence.values(), population, cell, cells()));
    }

    /** The same for an estimate that uses all rows. */
    public TwoWaySums sums(Influence influence) {
        boolean[] all = new boolean[influence.rows()];
        java.util.Arrays.fill(all, true);
        return sums(influence, all);
    }

    int documentOf(int wantedCell) {
        return documentOfCell[wantedCell];
    }

    int typeOf(int wantedCell) {
        return typeOfCell[wantedCell];
    }

    private static ClusterSums sums(double[] influence, boolean[] population, int[] cluster, int clusters) {
        Checks.finite("the influence values", influence);
        double[] sums = new double[clusters];
        boolean[] present = new boolean[clusters];
        for (int i = 0; i < influence.length; i++) {
            Checks.that(
                    population[i] || influence[i] == 0,
                    "expected no influence outside the population, found %s at row %d",
                    influence[i],
                    i);
            if (population[i]) {
                sums[cluster[i]] += influence[i];
                present[cluster[i]] = true;
            }
        }
        return new ClusterSums(sums, present);
    }

    private static int[] byDocument(int[] document, int documents) {
        int[] next = new int[documents + 1];
        for (int d : document) {
            next[d + 1]++;
        }
        for (int d = 0; d < documents; d++) {
            next[d + 1] += next[d];
        }
        int[] order = new int[document.length];
        for (int i = 0; i < order.length; i++) {
            order[next[document[i]]++] = i;
        }
        return order;
    }

    /** Numbers the cells and notes a row of each; one table of types serves all documents. */
    private int assignCells(int[] order, int[] first) {
        int[] latest = new int[types];
        java.util.Arrays.fill(latest, -1);
        int cells = 0;
        for (int row : order) {
            int known = latest[type[row]];
            if (known < 0 || document[first[known]] != document[row]) {
                known = cells++;
                first[known] = row;
                latest[type[row]] = known;
            }
            cell[row] = known;
        }
        return cells;
    }
}
