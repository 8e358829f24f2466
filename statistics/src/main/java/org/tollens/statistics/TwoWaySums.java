package org.tollens.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * An estimate's influence values summed over documents, token types and their cells: what its two-way standard error
 * needs.
 *
 * <p>SE² = max(V_doc + V_tok − V_cell, V_doc, V_tok), each V = C/(C−1) · Σ_c S_c² over the C clusters that have a row in the
 * population (Cameron, Gelbach and Miller 2011, Journal of Business &amp; Economic Statistics 29, 238). The maximum is there
 * because V_doc + V_tok − V_cell may be small or negative by chance. Assumes that rows that share neither document nor type
 * are independent. Reference: a direct numpy computation over labels.
 *
 * @param clusters the documents and types
 * @param byDocument S_d
 * @param byType S_t
 * @param byCell S_dt
 */
public record TwoWaySums(TwoWayClusters clusters, ClusterSums byDocument, ClusterSums byType, ClusterSums byCell) {

    /** The two-way SE; NaN where fewer than two documents or fewer than two types are present. */
    public double standardError() {
        double documents = byDocument.standardError();
        double types = byType.standardError();
        double cells = byCell.standardError();
        double sum = documents * documents + types * types - cells * cells;
        return Math.sqrt(Math.max(sum, Math.max(documents * documents, types * types)));
    }

    /**
     * G* = (Σ_t S_t²)²/Σ_t S_t⁴: how many equally heavy token types would carry the variance over types; 1 when one type
     * carries it all. NaN where no type has an influence.
     */
    public double effectiveTypes() {
        double squares = 0;
        double fourths = 0;
        double largest = Arrays.stream(byType.sums()).map(Math::abs).max().orElse(0);
        for (double sum : byType.sums()) {
            // In units of the largest, or fourth powers of small sums would underflow.
            double square = sum / largest * (sum / largest);
            squares += square;
            fourths += square * square;
        }
        return squares * squares / fourths;
    }

    /**
     * The token types with the largest |S_t|, largest first; equals by index. Fewer where fewer are present.
     *
     * @param count how many are wanted
     */
    public int[] heaviestTypes(int count) {
        return IntStream.range(0, byType.sums().length)
                .filter(t -> byType.present()[t])
                .boxed()
                .sorted(Comparator.comparingDouble(t -> -Math.abs(byType.sums()[t])))
                .limit(count)
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
