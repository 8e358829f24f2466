package org.tollens.statistics.calibration;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * A cell of the study.
 *
 * @param shape of columns and sizes
 * @param documents how many
 * @param rows mean number of rows of a document
 * @param designEffect that is aimed at; the tables print the one that came out
 * @param theta true effect of every member of the family
 */
record Design(Shape shape, int documents, int rows, double designEffect, double theta) {

    /** The intraclass correlation of each of two factors whose product is a row's influence. */
    double intraclass() {
        return Math.sqrt(excess());
    }

    /** (DEFF − 1) by (the size of a document − 1): the intraclass correlation of a row's influence. */
    double excess() {
        return Math.min(0.97, (designEffect - 1) / (shape.rowsOfADocument(rows) - 1));
    }

    Design at(double newTheta) {
        return new Design(shape, documents, rows, designEffect, newTheta);
    }

    /** The same cell has the same data whatever runs before it. */
    UniformRandomProvider random(String what) {
        long seed = 20_261_124L + what.hashCode();
        for (double part : new double[] {shape.name().hashCode(), documents, rows, designEffect, theta}) {
            seed = 31 * seed + Double.hashCode(part);
        }
        return RandomSource.XO_SHI_RO_256_PP.create(seed);
    }
}
