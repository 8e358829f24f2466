package org.tollens.statistics;

import org.apache.commons.statistics.inference.ChiSquareTest;
import org.apache.commons.statistics.inference.GTest;

/**
 * Whether two classifications of independent units are unrelated, by their table of counts.
 *
 * <p>H0: rows and columns are independent. Statistics: G = 2 Σ O log(O/E) (Wilks 1938; Sokal and Rohlf) and Pearson's
 * X² = Σ (O − E)²/E, E the product of the margins over the total; χ² with (rows − 1)(columns − 1) degrees of freedom, without a
 * continuity correction. Assumes independent units (one a document, not positions of one document) and expected counts of
 * five or so. By Commons Statistics. Reference: {@code scipy.stats.chi2_contingency(correction=False)}, for G with
 * {@code lambda_="log-likelihood"}.
 *
 * @param statistic G or X², at least 0
 * @param degreesOfFreedom of χ²
 * @param p the upper tail
 * @param logP its natural logarithm, also where p is 0 in double precision
 */
public record Contingency(double statistic, int degreesOfFreedom, double p, double logP) {

    /**
     * The G-test.
     *
     * @param counts [row, column] at least 2 by 2, no empty row or column
     * @throws IllegalArgumentException if the table has another form or a negative count
     */
    public static Contingency gTest(long[][] counts) {
        int degrees = check(counts);
        return of(GTest.withDefaults().statistic(counts), degrees);
    }

    /** Pearson's chi-square test; parameters as for {@link #gTest}. */
    public static Contingency chiSquare(long[][] counts) {
        int degrees = check(counts);
        return of(ChiSquareTest.withDefaults().statistic(counts), degrees);
    }

    private static Contingency of(double statistic, int degrees) {
        double logP = LogP.chiSquared(Math.max(0, statistic), degrees);
        return new Contingency(statistic, degrees, Math.exp(logP), logP);
    }

    private static int check(long[][] counts) {
        int rows = counts.length;
        int columns = rows == 0 ? 0 : counts[0].length;
        Checks.that(rows > 1 && columns > 1, "expected a table of at least 2 by 2, found %d by %d", rows, columns);
        long[] sums = new long[columns];
        for (long[] row : counts) {
            Checks.that(row.length == columns, "expected %d columns in each row, found %d", columns, row.length);
            long sum = 0;
            for (int j = 0; j < columns; j++) {
                Checks.that(row[j] >= 0, "expected counts of at least 0, found %d", row[j]);
                sum += row[j];
                sums[j] += row[j];
            }
            Checks.that(sum > 0, "expected no empty row, found one");
        }
        for (long sum : sums) {
            Checks.that(sum > 0, "expected no empty column, found one");
        }
        return (rows - 1) * (columns - 1);
    }
}
