package org.tollens.statistics;

/** Some of the rows of a study, numbered 0..count−1 in their order. */
final class RowSubset {
    private final int[] rows;
    private final int[] number;

    private RowSubset(int[] rows, int[] number) {
        this.rows = rows;
        this.number = number;
    }

    static RowSubset of(boolean[] mask) {
        int[] number = new int[mask.length];
        int count = 0;
        for (int i = 0; i < mask.length; i++) {
            number[i] = mask[i] ? count++ : -1;
        }
        int[] rows = new int[count];
        for (int i = 0; i < mask.length; i++) {
            if (mask[i]) {
                rows[number[i]] = i;
            }
        }
        return new RowSubset(rows, number);
    }

    int size() {
        return rows.length;
    }

    int row(int number) {
        return rows[number];
    }

    MidRanks ranks(SortedColumn column) {
        return column.ranks().restricted(number, rows.length);
    }

    double[] of(double[] column) {
        double[] some = new double[rows.length];
        for (int i = 0; i < some.length; i++) {
            some[i] = column[rows[i]];
        }
        return some;
    }

    int[] of(int[] column) {
        int[] some = new int[rows.length];
        for (int i = 0; i < some.length; i++) {
            some[i] = column[rows[i]];
        }
        return some;
    }

    double[] of(SortedColumn column) {
        double[] some = new double[rows.length];
        for (int i = 0; i < some.length; i++) {
            some[i] = column.value(rows[i]);
        }
        return some;
    }

    Influence scatter(Influence influence) {
        return influence.scatter(rows, number.length);
    }
}
