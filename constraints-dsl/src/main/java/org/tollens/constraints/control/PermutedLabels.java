package org.tollens.constraints.control;

/**
 * What is correct, permuted within strata of position and token frequency.
 *
 * @param times permutations, at least 19
 */
public record PermutedLabels(int times) implements Control {
    public PermutedLabels {
        if (times < 19) {
            throw new IllegalArgumentException("expected at least 19 permutations, found " + times
                    + ": fewer can't show a share of 5 %; write permutedLabels(199)");
        }
    }

    @Override
    public String describe() {
        return times + " permutations of what is correct, within strata of position and token frequency";
    }
}
