package org.tollens.constraints.intervention;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is changed in a run of the model: data that prints itself as words and has a key of its own. Made with
 * {@link Interventions}.
 *
 * @param edits what is changed together; where two are at one place, in this order
 */
public record Intervention(List<Edit> edits) {
    private static final String AND = " + ";

    public Intervention {
        edits = List.copyOf(edits);
        if (edits.isEmpty()) {
            throw new IllegalArgumentException(
                    "expected something that is changed, found nothing; write skip(block().ofBlock(3))");
        }
    }

    /** Both in one run. */
    public Intervention and(Intervention other) {
        return new Intervention(
                Stream.concat(edits.stream(), other.edits.stream()).toList());
    }

    /** Whether it means one run for each block. */
    public boolean isAtEachBlockInTurn() {
        return edits.stream().anyMatch(edit -> edit.site().blocks().which() == Numbers.Which.EACH_IN_TURN);
    }

    /** The run of one block, where there is one for each. */
    public Intervention at(int block) {
        return new Intervention(edits.stream()
                .map(edit -> edit.site().blocks().which() == Numbers.Which.EACH_IN_TURN
                        ? new Edit(edit.site().ofBlock(block), edit.change())
                        : edit)
                .toList());
    }

    /** All of it in one line: equal keys, equal interventions. It is a part of the address of what is measured. */
    public String key() {
        return edits.stream().map(Edit::text).collect(Collectors.joining(AND));
    }

    /**
     * Reads a key.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static Intervention parse(String key) {
        return new Intervention(Arrays.stream(key.split(java.util.regex.Pattern.quote(AND)))
                .map(Edit::parse)
                .toList());
    }

    /** In words, such as {@code block 3 is skipped and the output of head 2 of block 4 is scaled by 0.5}. */
    public String describe() {
        return edits.stream().map(Edit::words).collect(Collectors.joining(" and "));
    }

    @Override
    public String toString() {
        return describe();
    }
}
