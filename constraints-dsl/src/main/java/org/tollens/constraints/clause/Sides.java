package org.tollens.constraints.clause;

/**
 * How many layers each side of a change point has at least: m = max(layers, ceil(share * L)).
 *
 * @param layers at least 1
 * @param share share of the blocks, in [0, 0.5)
 */
public record Sides(int layers, double share) {
    public Sides {
        if (layers < 1 || !(share >= 0 && share < 0.5)) {
            throw new IllegalArgumentException(
                    "expected sides of at least 1 layer and a share from 0 to below 0.5, found " + layers + " and "
                            + share + "; write sidesOfAtLeast(2, 0.10)");
        }
    }

    /** The least number of layers on each side for a model of so many blocks. */
    public int of(int blocks) {
        return Math.max(layers, (int) Math.ceil(share * blocks - 1e-9));
    }
}
