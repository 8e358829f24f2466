package org.tollens.planted;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Token types and the parts they play, drawn anew for each seed.
 *
 * <p>Every type x has one successor (the next token that model and text agree on), a set of <em>text</em> types (where the
 * text goes when it does not follow the successor) and a disjoint set of <em>own</em> types (where the model expects its
 * errors). Half of the types are <em>traps</em>. Types come in pairs of neighbours in {@code level}, one of which is a trap:
 * whatever is not planted is shared by the pair, so that it cannot be related to traps by chance. Successors and both sets
 * are balanced over traps and others, so that neither kind is more frequent in the text.
 *
 * @param successor [x]
 * @param text [x][k] types
 * @param own [x][k] types
 * @param level [x] evenly spaced in (-1, 1), in random order: the type's entropy
 * @param second [x] evenly spaced in (-1, 1), crossed with {@code level}
 * @param trap [x]
 * @param pair [x] number of the pair
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody, written to by nobody
record Vocabulary(
        int[] successor, int[][] text, int[][] own, double[] level, double[] second, boolean[] trap, int[] pair) {
    /** Number of token types. */
    static final int TYPES = 64;
    /** Types that share a stretch of levels and get one of the second levels each. */
    private static final int STRETCH = 8;

    static Vocabulary draw(Random random, int textSize, int ownSize) {
        List<Integer> order = shuffled(IntStream.range(0, TYPES).boxed().toList(), random);
        double[] level = new double[TYPES];
        double[] second = new double[TYPES];
        boolean[] trap = new boolean[TYPES];
        int[] pair = new int[TYPES];
        List<Integer> stretch = List.of();
        for (int i = 0; i < TYPES; i++) {
            int x = order.get(i);
            stretch = i % STRETCH == 0
                    ? shuffled(IntStream.range(0, STRETCH).boxed().toList(), random)
                    : stretch;
            level[x] = spaced(i, TYPES);
            second[x] = spaced(stretch.get(i % STRETCH), STRETCH);
            pair[x] = i / 2;
            trap[x] = i % 2 == 0 ? random.nextBoolean() : !trap[order.get(i - 1)];
        }
        int[] successor = successors(trap, random);
        int[][] text = new int[TYPES][];
        int[][] own = new int[TYPES][];
        for (int x = 0; x < TYPES; x++) {
            int[] both = others(x, successor[x], trap, textSize + ownSize, random);
            text[x] = IntStream.range(0, textSize).map(i -> both[i]).toArray();
            own[x] = IntStream.range(textSize, both.length).map(i -> both[i]).toArray();
        }
        return new Vocabulary(successor, text, own, level, second, trap, pair);
    }

    private static double spaced(int i, int n) {
        return -1 + (2.0 * i + 1) / n;
    }

    /** A permutation without fixed points in which half of each kind follows half of each kind. */
    private static int[] successors(boolean[] trap, Random random) {
        while (true) {
            int[] next = new int[TYPES];
            List<Integer> traps = shuffled(of(trap, true), random);
            List<Integer> others = shuffled(of(trap, false), random);
            List<Integer> toTraps = shuffled(traps, random);
            List<Integer> toOthers = shuffled(others, random);
            int half = TYPES / 4;
            for (int i = 0; i < 2 * half; i++) {
                next[traps.get(i)] = i < half ? toTraps.get(i) : toOthers.get(i);
                next[others.get(i)] = i < half ? toOthers.get(i) : toTraps.get(i);
            }
            if (IntStream.range(0, TYPES).noneMatch(x -> next[x] == x)) {
                return next;
            }
        }
    }

    /** Types other than x and its successor, traps and others in turn. */
    private static int[] others(int x, int successor, boolean[] trap, int size, Random random) {
        List<List<Integer>> kinds = List.of(shuffled(of(trap, true), random), shuffled(of(trap, false), random));
        kinds.forEach(kind -> kind.removeAll(List.of(x, successor)));
        return IntStream.range(0, size).map(i -> kinds.get(i % 2).get(i / 2)).toArray();
    }

    private static List<Integer> of(boolean[] trap, boolean wanted) {
        return IntStream.range(0, TYPES).filter(x -> trap[x] == wanted).boxed().toList();
    }

    private static List<Integer> shuffled(List<Integer> some, Random random) {
        List<Integer> copy = new ArrayList<>(some);
        Collections.shuffle(copy, random);
        return copy;
    }
}
