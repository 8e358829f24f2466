package org.tollens.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.tollens.statistics.Reference.assertClose;

import org.junit.jupiter.api.Test;

class ClusteredRegressionTest {
    private static ClusteredRegression fit(Reference data) {
        return ClusteredRegression.fit(
                data.table("design"), data.numbers("y"), data.integers("cluster"), data.integer("clusters"));
    }

    private static void checkCovariance(double[][] actual, double[][] expected) {
        for (int j = 0; j < expected.length; j++) {
            assertClose(actual[j], expected[j]);
        }
    }

    @Test
    void cr1AgreesWithSandwich() {
        for (Reference expected : Reference.cases("regression")) {
            ClusteredRegression regression = fit(expected);
            assertClose(regression.leastSquares().coefficients(), expected.numbers("coefficients"));
            checkCovariance(regression.covarianceCr1(), expected.table("cr1"));
            for (int j = 0; j < 4; j++) {
                ClusteredRegression.Coefficient coefficient = regression.cr1(j);
                assertClose(coefficient.p(), expected.numbers("cr1P")[j]);
                assertThat(coefficient.degreesOfFreedom()).isEqualTo(expected.integer("clusters") - 1.0);
                assertClose(coefficient.estimate(), expected.numbers("coefficients")[j]);
                assertClose(coefficient.standardError(), Math.sqrt(expected.table("cr1")[j][j]));
            }
        }
    }

    @Test
    void cr2AgreesWithClubSandwich() {
        for (Reference expected : Reference.cases("regression")) {
            ClusteredRegression regression = fit(expected);
            checkCovariance(regression.covarianceCr2(), expected.table("cr2"));
            for (int j = 0; j < 4; j++) {
                ClusteredRegression.Coefficient coefficient = regression.cr2(j);
                assertClose(coefficient.degreesOfFreedom(), expected.numbers("cr2Df")[j]);
                assertClose(coefficient.p(), expected.numbers("cr2P")[j]);
                assertClose(coefficient.standardError(), Math.sqrt(expected.table("cr2")[j][j]));
            }
        }
    }

    @Test
    void jointTestsAgreeWithClubSandwich() {
        for (Reference expected : Reference.cases("regression")) {
            ClusteredRegression regression = fit(expected);
            double[][] contrasts = expected.table("contrasts");
            check(regression.waldCr1(contrasts), expected.part("waldCr1"));
            check(regression.waldCr2(contrasts), expected.part("waldCr2"));
        }
    }

    private static void check(ClusteredRegression.Wald actual, Reference expected) {
        assertClose(actual.statistic(), expected.number("f"));
        assertClose(actual.numerator(), expected.number("numerator"));
        assertClose(actual.denominator(), expected.number("denominator"));
        assertClose(actual.p(), expected.number("p"));
    }

    @Test
    void influenceGivesTheSandwichWithoutItsCorrection() {
        Reference data = Reference.cases("regression").get(0);
        ClusteredRegression regression = fit(data);
        double n = data.numbers("y").length;
        for (int j = 0; j < 4; j++) {
            Influence coefficient = regression.influence(j);
            double error = ClusterSums.of(coefficient, data.integers("cluster"), data.integer("clusters"))
                    .standardError();
            assertClose(error * Math.sqrt((n - 1) / (n - 4)), regression.cr1(j).standardError());
            assertClose(coefficient.estimate(), data.numbers("coefficients")[j]);
        }
    }

    /** With a dummy for one cluster that cluster's residuals sum to 0, and I − H is singular there. */
    @Test
    void aClusterThatDeterminesACoefficientAgreesTooAndClustersWithoutRowsDoNotCount() {
        Reference expected = Reference.cases("regression-determined").get(0);
        int[] spread = java.util.Arrays.stream(expected.integers("cluster"))
                .map(c -> 2 * c + 1)
                .toArray();
        ClusteredRegression regression =
                ClusteredRegression.fit(expected.table("design"), expected.numbers("y"), spread, 30);

        checkCovariance(regression.covarianceCr1(), expected.table("cr1"));
        checkCovariance(regression.covarianceCr2(), expected.table("cr2"));
        for (int j = 0; j < 4; j++) {
            assertClose(regression.cr1(j).p(), expected.numbers("cr1P")[j]);
            assertClose(regression.cr2(j).degreesOfFreedom(), expected.numbers("cr2Df")[j]);
        }
        check(regression.waldCr2(expected.table("contrasts")), expected.part("waldCr2"));
    }

    @Test
    void residualsAreWhatTheFitLeaves() {
        double[][] design = {{1, 1}, {1, 2}, {1, 3}, {1, 4}};
        LeastSquares fit = LeastSquares.fit(design, new double[] {2, 3, 5, 6});

        assertClose(fit.coefficients(), new double[] {0.5, 1.4});
        assertClose(fit.residuals(), new double[] {0.1, -0.3, 0.3, -0.1});
        assertClose(fit.rSquared(), 0.98);
    }

    @Test
    void degenerateDesignsAreRefused() {
        double[] y = {1, 2, 4, 3};
        double[][] good = {{1, 1}, {1, 2}, {1, 3}, {1, 5}};
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClusteredRegression.fit(good, y, new int[4], 3))
                .withMessage("expected rows in at least 2 clusters, found them in 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClusteredRegression.fit(good, y, new int[3], 3))
                .withMessageContaining("the cluster indices");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClusteredRegression.fit(good, y, new int[] {0, 0, 1, 2}, 2))
                .withMessage("expected cluster indices 0..1, found 2 at row 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LeastSquares.fit(new double[][] {{1, 2}, {2, 4}, {3, 6}, {1, 2}}, y))
                .withMessageStartingWith("expected independent columns of the design");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LeastSquares.fit(new double[][] {{1, 0}, {1, 0}, {1, 0}, {1, 0}}, y))
                .withMessage("expected no column of zeros in the design");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LeastSquares.fit(new double[][] {{1, 2}, {1, 3}}, new double[2]))
                .withMessage("expected more rows than columns, and a column, found 2 rows and 2 columns");
        assertThatIllegalArgumentException().isThrownBy(() -> LeastSquares.fit(new double[0][0], new double[0]));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LeastSquares.fit(new double[][] {{1}, {1, 3}}, new double[2]))
                .withMessage("expected 1 columns in each row, found 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LeastSquares.fit(good, new double[3]))
                .withMessageContaining("the outcome");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LeastSquares.fit(good, new double[] {1, 2, Double.NaN, 3}))
                .withMessageContaining("the outcome, found NaN at row 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LeastSquares.fit(new double[][] {{1, Double.NaN}, {1, 1}, {1, 2}}, new double[3]))
                .withMessageContaining("expected finite values in the design, found NaN at row 1");
        double[][] three = {{1, 1, 1}, {1, 2, 4}, {1, 3, 2}, {1, 5, 1}, {1, 2, 2}, {1, 4, 4}};
        ClusteredRegression two =
                ClusteredRegression.fit(three, new double[] {1, 2, 4, 3, 1, 1}, new int[] {0, 0, 0, 1, 1, 1}, 2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> two.waldCr2(new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}))
                .withMessageStartingWith("expected more than 2.0 degrees of freedom for 3.0 contrasts, found ");
    }
}
