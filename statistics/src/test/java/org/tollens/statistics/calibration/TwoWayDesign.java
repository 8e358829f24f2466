package org.tollens.statistics.calibration;

import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * A cell of the two-way study.
 *
 * @param documents how many, of equal size
 * @param rows of a document
 * @param types token types that may occur
 * @param zipf whether their frequencies follow Zipf's law (1/(rank + 2.7)) or are equal
 * @param ofDocuments share of a column's variance that a document's rows have in common
 * @param ofTypes share that a type's rows have in common
 * @param theta true effect
 */
record TwoWayDesign(
        int documents, int rows, int types, boolean zipf, double ofDocuments, double ofTypes, double theta) {

    double[] frequencies() {
        double[] weights = IntStream.rangeClosed(1, types)
                .mapToDouble(rank -> zipf ? 1 / (rank + 2.7) : 1)
                .toArray();
        double sum = IntStream.range(0, types).mapToDouble(t -> weights[t]).sum();
        return IntStream.range(0, types).mapToDouble(t -> weights[t] / sum).toArray();
    }

    UniformRandomProvider random(Effect effect) {
        long seed = (long) effect.name().hashCode() + (zipf ? 7 : 0);
        for (double part : new double[] {documents, rows, types, ofDocuments, ofTypes, theta}) {
            seed = 31 * seed + Double.hashCode(part);
        }
        return RandomSource.XO_SHI_RO_256_PP.create(seed);
    }
}
