package org.tollens.statistics;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.jspecify.annotations.Nullable;

/**
 * Weights of the product bootstrap for two crossed clusterings (Owen 2007, Annals of Applied Statistics 1, 386; Owen and
 * Eckles 2012, 6, 895): in each replicate every document and every token type draws an independent Poisson(1) weight, and a
 * cell weighs their product.
 *
 * <p>Drawn by {@code XO_SHI_RO_256_PP} (Commons RNG), so a seed gives the same weights on every machine. They are drawn when
 * they are needed, documents before types in each replicate; nothing of the size of replicates × types is kept.
 */
public final class ProductWeights {
    /** P(Poisson(1) ≤ k) in units of 2⁻⁶³, as far as 63 bits tell them apart. */
    private static final long[] CUMULATIVE = cumulative();

    private final int documents;
    private final int types;
    private final int replicates;
    private final long seed;
    private final byte @Nullable [][] given;

    /**
     * Weights from a seed.
     *
     * @param documents at least 1
     * @param types at least 1
     * @param replicates B, at least 1
     * @param seed of the generator
     */
    public ProductWeights(int documents, int types, int replicates, long seed) {
        this(documents, types, replicates, seed, null);
    }

    private ProductWeights(int documents, int types, int replicates, long seed, byte @Nullable [][] given) {
        Checks.that(
                documents > 0 && types > 0, "expected documents and types to weigh, found %d, %d", documents, types);
        Checks.that(replicates > 0, "expected at least one bootstrap replicate, found %d", replicates);
        this.documents = documents;
        this.types = types;
        this.replicates = replicates;
        this.seed = seed;
        this.given = given;
    }

    /**
     * Given weights, so that another program can use the same ones.
     *
     * @param ofDocuments [replicate, document] 0..127
     * @param ofTypes [replicate, type] 0..127
     */
    public static ProductWeights of(int[][] ofDocuments, int[][] ofTypes) {
        Checks.sameLength("the document weights", ofDocuments.length, "the type weights", ofTypes.length);
        Checks.that(ofDocuments.length > 0, "expected at least one bootstrap replicate, found none");
        byte[][] both = new byte[ofDocuments.length][];
        for (int b = 0; b < both.length; b++) {
            both[b] = new byte[ofDocuments[0].length + ofTypes[0].length];
            copy(ofDocuments[b], both[b], 0, ofDocuments[0].length);
            copy(ofTypes[b], both[b], ofDocuments[0].length, ofTypes[0].length);
        }
        return new ProductWeights(ofDocuments[0].length, ofTypes[0].length, both.length, 0, both);
    }

    /** The number of documents. */
    public int documents() {
        return documents;
    }

    /** The number of token types. */
    public int types() {
        return types;
    }

    /** The number of replicates, B. */
    public int replicates() {
        return replicates;
    }

    /** Takes the weights of one replicate; it must not keep or change them. */
    @FunctionalInterface
    interface Replicate {
        void accept(int replicate, byte[] weights);
    }

    /** Goes through the replicates; the weights are those of the documents followed by those of the types. */
    void forEach(Replicate use) {
        if (given != null) {
            for (int b = 0; b < replicates; b++) {
                use.accept(b, given[b]);
            }
            return;
        }
        UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
        byte[] weights = new byte[documents + types];
        for (int b = 0; b < replicates; b++) {
            for (int k = 0; k < weights.length; k++) {
                weights[k] = poisson(random.nextLong() >>> 1);
            }
            use.accept(b, weights);
        }
    }

    /** By inversion. */
    private static byte poisson(long uniform) {
        byte k = 0;
        while (k < CUMULATIVE.length && uniform >= CUMULATIVE[k]) {
            k++;
        }
        return k;
    }

    private static long[] cumulative() {
        long[] cumulative = new long[18];
        double mass = Math.exp(-1);
        double sum = 0;
        for (int k = 0; k < cumulative.length; k++) {
            sum += mass;
            cumulative[k] = (long) (sum * 0x1p63);
            mass /= k + 1;
        }
        return cumulative;
    }

    private static void copy(int[] from, byte[] to, int offset, int length) {
        Checks.that(from.length == length, "expected %d weights in each replicate, found %d", length, from.length);
        for (int k = 0; k < length; k++) {
            Checks.that(from[k] >= 0 && from[k] <= Byte.MAX_VALUE, "expected weights from 0 to 127, found %d", from[k]);
            to[offset + k] = (byte) from[k];
        }
    }
}
