package org.tollens.statistics.calibration;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.tollens.statistics.SortedColumn;

/** The rows of one data set, and columns over them in which nothing depends on anything but the document. */
final class Sample {
    private final Design design;
    private final UniformRandomProvider random;
    private final ZigguratSampler.NormalizedGaussian normal;
    private final int[] document;
    private final Map<Integer, double[]> columns = new HashMap<>();
    private final Map<Integer, SortedColumn> sorted = new HashMap<>();
    private final Map<Integer, boolean[]> groups = new HashMap<>();

    Sample(Design design, UniformRandomProvider random) {
        this.design = design;
        this.random = random;
        this.normal = ZigguratSampler.NormalizedGaussian.of(random);
        int[] sizes = new int[design.documents()];
        for (int d = 0; d < sizes.length; d++) {
            sizes[d] = design.shape().size(random, normal, design.rows());
        }
        this.document = new int[Arrays.stream(sizes).sum()];
        for (int d = 0, row = 0; d < sizes.length; d++) {
            Arrays.fill(document, row, row += sizes[d], d);
        }
    }

    int rows() {
        return document.length;
    }

    int[] document() {
        return document;
    }

    Design design() {
        return design;
    }

    boolean happens(double probability) {
        return random.nextDouble() < probability;
    }

    double noise() {
        return design.shape().noise(random, normal);
    }

    /** A mask that takes every row. */
    boolean[] all() {
        boolean[] all = new boolean[document.length];
        Arrays.fill(all, true);
        return all;
    }

    /** The column x (0) or y_1, y_2, the same at each call. */
    double[] column(int index) {
        return columns.computeIfAbsent(index, any -> fresh(design.intraclass()));
    }

    /** The same, sorted. */
    SortedColumn sorted(int index) {
        return sorted.computeIfAbsent(index, any -> SortedColumn.of(column(index)));
    }

    /** A group of about half of the rows: by the labels (0) or by other labels that know nothing of them (1). */
    boolean[] group(int index) {
        return groups.computeIfAbsent(index, any -> coins(design.intraclass()));
    }

    /** A column of variance 1 (before rounding) whose rows of one document share a part. */
    double[] fresh(double intraclass) {
        double between = Math.sqrt(intraclass);
        double within = Math.sqrt(1 - intraclass);
        double[] column = new double[document.length];
        double shared = 0;
        for (int i = 0; i < column.length; i++) {
            shared = first(i) ? between * noise() : shared;
            column[i] = design.shape().seen(shared + within * noise());
        }
        return column;
    }

    /** Whether a row is the first of its document. */
    boolean first(int row) {
        return row == 0 || document[row] != document[row - 1];
    }

    private boolean[] coins(double intraclass) {
        double share = Math.sqrt(intraclass);
        boolean[] tossed = new boolean[document.length];
        boolean shared = false;
        for (int i = 0; i < tossed.length; i++) {
            shared = first(i) ? random.nextBoolean() : shared;
            tossed[i] = random.nextDouble() < share ? shared : random.nextBoolean();
        }
        return tossed;
    }
}
