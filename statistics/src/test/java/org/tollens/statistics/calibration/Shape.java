package org.tollens.statistics.calibration;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.statistics.distribution.NormalDistribution;

/** The marginal law of a column and of the sizes of documents. Every law is symmetric about 0. */
enum Shape {
    /** Standard normal; sizes uniform on half to three halves of their mean. */
    SMOOTH("smooth", 0, 1),
    /** The same rounded to multiples of a half: about thirteen values, a fifth of them 0. */
    TIED("ties", 0, 1),
    /**
     * Documents and rows each have five times the spread with probability .05 (excess kurtosis 16); sizes lognormal with a
     * coefficient of variation of .65.
     */
    HEAVY("heavy tails", 0.05, 5);

    static final double STEP = 0.5;
    private static final double SIZE_SPREAD = 0.6;

    private final String title;
    private final double wideShare;
    private final double wideFactor;
    private final double unit;

    Shape(String title, double wideShare, double wideFactor) {
        this.title = title;
        this.wideShare = wideShare;
        this.wideFactor = wideFactor;
        this.unit = Math.sqrt(1 - wideShare + wideShare * wideFactor * wideFactor);
    }

    @Override
    public String toString() {
        return title;
    }

    /** One draw with mean 0 and variance 1, before rounding. */
    double noise(UniformRandomProvider random, ZigguratSampler.NormalizedGaussian normal) {
        double value = normal.sample();
        if (wideShare > 0) {
            value *= (random.nextDouble() < wideShare ? wideFactor : 1) / unit;
        }
        return value;
    }

    /** The column's law before rounding as a mixture of centred normal laws: probability and standard deviation of each. */
    double[][] parts(double intraclass) {
        double[] probability = {1 - wideShare, wideShare};
        double[] factor = {1 / unit, wideFactor / unit};
        double[][] parts = new double[4][];
        for (int k = 0; k < 4; k++) {
            double between = factor[k / 2];
            double within = factor[k % 2];
            double variance = intraclass * between * between + (1 - intraclass) * within * within;
            parts[k] = new double[] {probability[k / 2] * probability[k % 2], Math.sqrt(variance)};
        }
        return parts;
    }

    /** What is seen of a value. */
    double seen(double value) {
        return this == TIED ? STEP * Math.rint(value / STEP) : value;
    }

    int size(UniformRandomProvider random, ZigguratSampler.NormalizedGaussian normal, int mean) {
        double size = this == HEAVY
                ? mean * Math.exp(SIZE_SPREAD * normal.sample() - SIZE_SPREAD * SIZE_SPREAD / 2)
                : mean * (0.5 + random.nextDouble());
        return Math.max(1, (int) Math.rint(size));
    }

    /** E[size²]/E[size]: the size of the document of a row drawn at random. */
    double rowsOfADocument(int mean) {
        return mean * (this == HEAVY ? Math.exp(SIZE_SPREAD * SIZE_SPREAD) : 13.0 / 12);
    }

    /** P(a column is 0): what ties at the centre of symmetry take from a comparison of signs. */
    double zero() {
        NormalDistribution normal = NormalDistribution.of(0, 1);
        return this == TIED ? 2 * normal.cumulativeProbability(STEP / 2) - 1 : 0;
    }
}
