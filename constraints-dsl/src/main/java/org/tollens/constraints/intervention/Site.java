package org.tollens.constraints.intervention;

import java.util.Map;

/**
 * Where something is changed. Made with {@link Interventions}.
 *
 * @param place what of a block
 * @param blocks which blocks, from 1
 * @param heads which heads, from 0; all where the place has none
 * @param positions which positions, from 0
 */
public record Site(Place place, Numbers blocks, Numbers heads, Positions positions) {
    public Site {
        if (blocks.some().stream().anyMatch(block -> block < 1)) {
            throw new IllegalArgumentException(
                    "expected blocks from 1, found " + blocks.some() + "; block 1 is the first");
        }
        if (heads.some().stream().anyMatch(head -> head < 0)) {
            throw new IllegalArgumentException(
                    "expected heads from 0, found " + heads.some() + "; head 0 is the first");
        }
        if (heads.which() != Numbers.Which.ALL && !place.perHead()) {
            throw new IllegalArgumentException("expected no heads at " + place.fieldName() + ", found "
                    + heads.words("head") + "; heads are apart in headOut() and attentionPattern()");
        }
        if (heads.which() == Numbers.Which.EACH_IN_TURN) {
            throw new IllegalArgumentException("expected heads by number, found each in turn; only blocks can be");
        }
    }

    /** In these blocks, together. */
    public Site ofBlock(int... numbers) {
        return new Site(place, Numbers.of(numbers), heads, positions);
    }

    /** In one block after the other, a run for each. */
    public Site ofEachBlockInTurn() {
        return new Site(place, Numbers.EACH_IN_TURN, heads, positions);
    }

    /** In these heads alone. */
    public Site ofHead(int... numbers) {
        return new Site(place, blocks, Numbers.of(numbers), positions);
    }

    /** At these positions alone. */
    public Site atPosition(int... numbers) {
        return new Site(place, blocks, heads, Positions.of(numbers));
    }

    /** From a position on. */
    public Site fromPosition(int first) {
        return new Site(place, blocks, heads, new Positions(Positions.Which.FROM, java.util.List.of(first), 0));
    }

    /** At one measured position of each document, drawn from the seed and the document's tokens. */
    public Site atOneSeededPosition(long seed) {
        return new Site(place, blocks, heads, new Positions(Positions.Which.ONE_SEEDED, java.util.List.of(), seed));
    }

    String text() {
        return place.fieldName() + "[blocks=" + blocks.text() + (place.perHead() ? ";heads=" + heads.text() : "")
                + ";positions=" + positions.text() + "]";
    }

    static Site parse(String place, Map<String, String> parts) {
        return new Site(
                Place.of(place),
                Numbers.parse(parts.getOrDefault("blocks", "all")),
                Numbers.parse(parts.getOrDefault("heads", "all")),
                Positions.parse(parts.getOrDefault("positions", "all")));
    }

    /** Such as {@code the output of heads 0 and 2 of block 4 at position 5}. */
    String words() {
        String block = blocks.words("block");
        String head = heads.words("head");
        String what =
                switch (place) {
                    case BLOCK -> block;
                    case RESID_PRE -> "the residual stream before " + block;
                    case ATTENTION_PATTERN -> "the attention pattern of " + head + " of " + block;
                    case HEAD_OUT -> "the output of " + head + " of " + block;
                    case ATTENTION_OUT -> "the attention output of " + block;
                    case MLP_OUT -> "the MLP output of " + block;
                    case RESID_POST -> "the residual stream after " + block;
                };
        return what + positions.words();
    }
}
