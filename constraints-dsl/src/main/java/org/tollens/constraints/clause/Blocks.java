package org.tollens.constraints.clause;

/**
 * Which blocks 1..L of a model a claim is about. A claim does not know L, so the end can be counted from the last block.
 *
 * @param first the first block, at least 1
 * @param until the last block that may belong to it; {@link Integer#MAX_VALUE} for no end of its own
 * @param withoutLast how many blocks at the end of the model do not belong to it, at least 0
 */
public record Blocks(int first, int until, int withoutLast) {
    /** Every block. */
    public static final Blocks ALL = new Blocks(1, Integer.MAX_VALUE, 0);

    public Blocks {
        if (first < 1 || until < first || withoutLast < 0) {
            throw new IllegalArgumentException("expected at least one block, found blocks " + first + " to " + until
                    + " without the last " + withoutLast + "; blocks are numbered from 1: write fromBlock(2)"
                    + " or withoutTheLastBlocks(1)");
        }
    }

    /** Whether a block of a model of so many belongs to it. */
    public boolean contains(int block, int layers) {
        return block >= first && block <= Math.min(until, layers - withoutLast);
    }

    /** In words, such as {@code in each block from 3 on}. */
    public String describe() {
        if (equals(ALL)) {
            return "in each layer";
        }
        String words = "in each block from " + first;
        words += until == Integer.MAX_VALUE ? " on" : " to " + until;
        return withoutLast == 0 ? words : words + " without the last " + withoutLast;
    }
}
