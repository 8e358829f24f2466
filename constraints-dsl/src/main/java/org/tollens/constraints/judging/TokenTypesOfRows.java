package org.tollens.constraints.judging;

import java.util.HashMap;
import java.util.Map;
import org.tollens.constraints.observable.Observable;
import org.tollens.constraints.trace.Columns;

/**
 * Which token type each row belongs to.
 *
 * @param type [row] index of the type, 0..types-1
 * @param tokens [type] token id
 */
@SuppressWarnings("ArrayRecordComponent") // private to this package, never compared
record TokenTypesOfRows(int[] type, int[] tokens) {
    static TokenTypesOfRows of(Columns columns, Observable observable) {
        double[] token = columns.values(observable, 0);
        Map<Integer, Integer> index = new HashMap<>();
        int[] type = new int[token.length];
        for (int row = 0; row < type.length; row++) {
            type[row] = index.computeIfAbsent((int) token[row], any -> index.size());
        }
        int[] tokens = new int[index.size()];
        index.forEach((id, at) -> tokens[at] = id);
        return new TokenTypesOfRows(type, tokens);
    }

    int types() {
        return tokens.length;
    }

    /** How many different types some rows have. */
    int count(boolean[] rows) {
        boolean[] seen = new boolean[types()];
        for (int row = 0; row < rows.length; row++) {
            seen[type[row]] |= rows[row];
        }
        return Frame.count(seen);
    }
}
