package org.tollens.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** NIST's Statistical Reference Datasets: eight correct digits, or the reason why there are fewer. */
class NistTest {
    /** How many digits agree, at most 15. */
    private static double digits(double actual, double certified) {
        double error = certified == 0 ? Math.abs(actual) : Math.abs(actual - certified) / Math.abs(certified);
        return error == 0 ? 15 : Math.min(15, -Math.log10(error));
    }

    private static double worst(double[] actual, double[] certified) {
        return IntStream.range(0, actual.length)
                .mapToDouble(j -> digits(actual[j], certified[j]))
                .min()
                .orElseThrow();
    }

    @Test
    void meansAndDeviations() {
        for (Reference set : Reference.cases("nist-univariate")) {
            double[] values = set.numbers("values");
            Influence mean = WeightedMean.of(values);
            int[] rows = IntStream.range(0, values.length).toArray();
            double deviation = Math.sqrt(values.length)
                    * ClusterSums.of(mean, rows, values.length).standardError();
            assertThat(digits(mean.estimate(), set.number("mean")))
                    .as(set.text("name"))
                    .isGreaterThan(13);
            // NumAcc4's values are not doubles: the nearest ones have a deviation that agrees to 8.25 digits.
            assertThat(digits(deviation, set.number("deviation")))
                    .as(set.text("name"))
                    .isGreaterThan(8);
        }
    }

    @Test
    void analysesOfVarianceByRegression() {
        for (Reference set : Reference.cases("nist-anova")) {
            double[] y = set.numbers("y");
            int treatments = set.integer("treatments");
            double[][] design = new double[y.length][treatments];
            for (int i = 0; i < y.length; i++) {
                design[i][i / (y.length / treatments)] = 1;
            }
            LeastSquares fit = LeastSquares.fit(design, y);
            double r = fit.rSquared();
            double f = r / (treatments - 1) / ((1 - r) / (y.length - treatments));
            // With thirteen constant digits the nearest doubles differ from the values by a two thousandth of the
            // deviation:
            // exact arithmetic on them agrees with the certified values to 4.2 digits, and so must this.
            double wanted = set.text("name").matches("SmLs0[78]") ? 4.1 : 8;
            assertThat(digits(f, set.number("f"))).as(set.text("name")).isGreaterThan(wanted);
            assertThat(digits(r, set.number("rSquared"))).as(set.text("name")).isGreaterThan(wanted);
            assertThat(digits(fit.residualDeviation(), set.number("deviation")))
                    .as(set.text("name"))
                    .isGreaterThan(wanted);
        }
    }

    @Test
    void regressions() {
        for (Reference set : Reference.cases("nist-regression")) {
            int degree = set.integer("degree");
            double[][] design = Arrays.stream(set.table("x"))
                    .map(x -> degree == 1 ? withIntercept(x) : powers(x[0], degree))
                    .toArray(double[][]::new);
            LeastSquares fit = LeastSquares.fit(design, set.numbers("y"));
            // Filip's tenth powers are not doubles: exact arithmetic on the nearest ones agrees to 7.7 to 7.9 digits.
            double wanted = set.text("name").equals("Filip") ? 7.5 : 8;
            assertThat(worst(fit.coefficients(), set.numbers("estimates")))
                    .as(set.text("name"))
                    .isGreaterThan(wanted);
            assertThat(worst(fit.standardErrors(), set.numbers("errors")))
                    .as(set.text("name"))
                    .isGreaterThan(wanted);
            assertThat(digits(fit.residualDeviation(), set.number("deviation")))
                    .as(set.text("name"))
                    .isGreaterThan(8);
            assertThat(digits(fit.rSquared(), set.number("rSquared")))
                    .as(set.text("name"))
                    .isGreaterThan(8);
        }
    }

    private static double[] withIntercept(double[] x) {
        double[] row = new double[x.length + 1];
        row[0] = 1;
        System.arraycopy(x, 0, row, 1, x.length);
        return row;
    }

    private static double[] powers(double x, int degree) {
        double[] row = new double[degree + 1];
        row[0] = 1;
        for (int k = 1; k <= degree; k++) {
            row[k] = row[k - 1] * x;
        }
        return row;
    }
}
