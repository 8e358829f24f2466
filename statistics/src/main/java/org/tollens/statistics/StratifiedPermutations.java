package org.tollens.statistics;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.ArraySampler;
import org.apache.commons.rng.simple.RandomSource;
import org.jspecify.annotations.Nullable;

/**
 * Random permutations of rows within strata, for instance of which positions count as incorrect among positions alike in
 * place and frequency. Each stratum keeps its number of members of every group.
 *
 * <p>Shuffled by {@code XO_SHI_RO_256_PP} (Commons RNG), so a seed gives the same permutations on every machine; each is
 * made when it is asked for, and asking again gives it again.
 */
public final class StratifiedPermutations {
    private final int[][] members;
    private final int rows;
    private final long[] seeds;
    private final int @Nullable [][] given;

    private StratifiedPermutations(int[][] members, int rows, long[] seeds, int @Nullable [][] given) {
        this.members = members;
        this.rows = rows;
        this.seeds = seeds;
        this.given = given;
    }

    /**
     * Permutations from a seed.
     *
     * @param stratum [row] index of the row's stratum, from 0; rows of −1 stay in place
     * @param permutations how many, at least 1
     * @param seed of the generator
     */
    public StratifiedPermutations(int[] stratum, int permutations, long seed) {
        this(members(stratum), stratum.length, seeds(permutations, seed), null);
    }

    /**
     * Given permutations, so that another program can use the same ones.
     *
     * @param index [permutation, row] the row whose value comes to this row
     * @param stratum [row] as above
     * @throws IllegalArgumentException if one is no permutation within the strata
     */
    public static StratifiedPermutations of(int[][] index, int[] stratum) {
        Checks.that(index.length > 0, "expected at least one permutation, found none");
        for (int[] one : index) {
            check(one, stratum);
        }
        return new StratifiedPermutations(members(stratum), stratum.length, new long[index.length], index);
    }

    /** How many there are. */
    public int size() {
        return seeds.length;
    }

    /**
     * One permutation, [row]: the row whose value comes to this row.
     *
     * @param permutation from 0
     */
    public int[] index(int permutation) {
        if (given != null) {
            return given[permutation].clone();
        }
        int[] index = new int[rows];
        for (int i = 0; i < rows; i++) {
            index[i] = i;
        }
        UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seeds[permutation]);
        for (int[] group : members) {
            int[] order = ArraySampler.shuffle(random, group.clone());
            for (int k = 0; k < order.length; k++) {
                index[group[k]] = order[k];
            }
        }
        return index;
    }

    /**
     * A permuted mask.
     *
     * @param mask [row]
     * @param permutation from 0
     */
    public boolean[] mask(boolean[] mask, int permutation) {
        Checks.sameLength("the mask", mask.length, "the strata", rows);
        int[] index = index(permutation);
        boolean[] permuted = new boolean[rows];
        for (int i = 0; i < rows; i++) {
            permuted[i] = mask[index[i]];
        }
        return permuted;
    }

    private static long[] seeds(int permutations, long seed) {
        Checks.that(permutations > 0, "expected at least one permutation, found %d", permutations);
        UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
        long[] seeds = new long[permutations];
        for (int b = 0; b < permutations; b++) {
            seeds[b] = random.nextLong();
        }
        return seeds;
    }

    private static int[][] members(int[] stratum) {
        int strata = 0;
        for (int i = 0; i < stratum.length; i++) {
            Checks.that(stratum[i] >= -1, "expected stratum indices from 0 or -1, found %d at row %d", stratum[i], i);
            strata = Math.max(strata, stratum[i] + 1);
        }
        int[] sizes = new int[strata];
        for (int s : stratum) {
            if (s >= 0) {
                sizes[s]++;
            }
        }
        int[][] members = new int[strata][];
        for (int s = 0; s < strata; s++) {
            members[s] = new int[sizes[s]];
        }
        for (int i = stratum.length - 1; i >= 0; i--) {
            if (stratum[i] >= 0) {
                members[stratum[i]][--sizes[stratum[i]]] = i;
            }
        }
        return members;
    }

    private static void check(int[] index, int[] stratum) {
        Checks.sameLength("a permutation", index.length, "the strata", stratum.length);
        Checks.indices("rows", index, stratum.length);
        boolean[] seen = new boolean[index.length];
        for (int i = 0; i < index.length; i++) {
            Checks.that(!seen[index[i]], "expected each row once in a permutation, found row %d twice", index[i]);
            seen[index[i]] = true;
            boolean stays = stratum[i] < 0 ? index[i] == i : stratum[index[i]] == stratum[i];
            Checks.that(stays, "expected a permutation within strata, found row %d at row %d", index[i], i);
        }
    }
}
