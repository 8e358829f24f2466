package org.tollens.dynamics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Which tokens a sampler keeps and with which probabilities: first the temperature, then the k most probable, then the
 * smallest set of the most probable ones that holds at least the share p of what the top-k left (Fan et al. 2018; Holtzman
 * et al. 2020). Tokens of equal score are ordered by their id: the lower goes first, so both sets have a fixed size. At
 * least one token stays. The order of the three is the one of common implementations; the nucleus is taken from π_T, not
 * from the softmax at temperature 1.
 *
 * @param temperature T, above 0
 * @param topK tokens that may stay, at least 1; {@link #ALL} for no limit
 * @param topP share, above 0 and at most 1; 1 keeps every token that top-k left
 */
public record Truncation(double temperature, int topK, double topP) {
    /** No limit of tokens. */
    public static final int ALL = Integer.MAX_VALUE;

    public Truncation {
        Temperature.checked(temperature);
        if (topK < 1 || !(topP > 0 && topP <= 1)) {
            throw new IllegalArgumentException(
                    "expected a top-k of at least 1 and a top-p above 0 and at most 1, found " + topK + " and " + topP
                            + "; write new Truncation(1, Truncation.ALL, 1) for no truncation");
        }
    }

    /** The tokens that stay, most probable first. */
    public int[] support(double[] scores) {
        int[] order = order(scores);
        int kept = Math.min(topK, scores.length);
        double[] p = Simplex.exp(Simplex.normalised(Arrays.stream(order, 0, kept)
                .mapToDouble(i -> scores[i] / temperature)
                .toArray()));
        if (topP < 1) {
            double mass = 0;
            int nucleus = 0;
            while (nucleus < kept && mass < topP) {
                mass += p[nucleus++];
            }
            kept = nucleus;
        }
        return Arrays.copyOf(order, kept);
    }

    private static int[] order(double[] scores) {
        return IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(i -> -scores[i]).thenComparingInt(i -> i))
                .mapToInt(i -> i)
                .toArray();
    }

    /** What a sampler has to draw from: π_T renormalised on {@link #support}, 0 elsewhere. */
    public double[] distribution(double[] scores) {
        return Simplex.conditioned(Simplex.softmax(scores, temperature), support(scores));
    }

    /** In words. */
    public String describe() {
        return "T = " + temperature + (topK == ALL ? "" : ", k = " + topK) + (topP == 1 ? "" : ", p = " + topP);
    }
}
