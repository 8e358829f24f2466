package org.tollens.statistics;

/** For each row: how many rows it is ordered with alike in two columns, minus how many it is ordered with oppositely. */
final class ConcordantPairs {
    /** Rows seen so far by their place in y, as a binary indexed tree. */
    private final int[] tree;

    private int seen;

    private ConcordantPairs(int places) {
        tree = new int[places + 1];
    }

    static int[] byRow(MidRanks x, MidRanks y) {
        int n = x.size();
        int[] below = new int[n];
        int[] upTo = new int[n];
        for (int start = 0; start < n; ) {
            int end = y.endOfTies(start);
            for (int k = start; k < end; k++) {
                below[y.row(k)] = start;
                upTo[y.row(k)] = end;
            }
            start = end;
        }
        return new ConcordantPairs(n).count(x, below, upTo);
    }

    private int[] count(MidRanks x, int[] below, int[] upTo) {
        int n = x.size();
        int[] pairs = new int[n];
        for (int start = 0; start < n; ) {
            int end = x.endOfTies(start);
            // Rows with a smaller x: alike where y is smaller too.
            for (int k = start; k < end; k++) {
                int row = x.row(k);
                pairs[row] += smallerMinusLarger(below[row], upTo[row]);
            }
            for (int k = start; k < end; k++) {
                add(below[x.row(k)]);
            }
            // Rows with a larger x are all rows but those seen: alike where y is larger.
            for (int k = start; k < end; k++) {
                int row = x.row(k);
                int all = below[row] - (n - upTo[row]);
                pairs[row] -= all - smallerMinusLarger(below[row], upTo[row]);
            }
            start = end;
        }
        return pairs;
    }

    private int smallerMinusLarger(int below, int upTo) {
        return prefix(below) - (seen - prefix(upTo));
    }

    private void add(int place) {
        seen++;
        for (int k = place + 1; k < tree.length; k += k & -k) {
            tree[k]++;
        }
    }

    /** How many seen rows have a place below this one. */
    private int prefix(int places) {
        int sum = 0;
        for (int k = places; k > 0; k -= k & -k) {
            sum += tree[k];
        }
        return sum;
    }
}
