package org.tollens.constraints.intervention;

import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which blocks (from 1) or heads (from 0).
 *
 * @param which all, some or each in turn
 * @param some those of {@link Which#SOME}, ascending; else empty
 */
public record Numbers(Which which, List<Integer> some) {
    /** How they are chosen. */
    public enum Which {
        /** Every one, together. */
        ALL,
        /** Some, together. */
        SOME,
        /** One after the other, a run for each: only blocks. */
        EACH_IN_TURN
    }

    static final Numbers ALL = new Numbers(Which.ALL, List.of());
    static final Numbers EACH_IN_TURN = new Numbers(Which.EACH_IN_TURN, List.of());

    public Numbers {
        some = List.copyOf(new TreeSet<>(some));
        if ((which == Which.SOME) == some.isEmpty()) {
            throw new IllegalArgumentException(
                    "expected numbers where some are chosen and only there, found " + some + "; name at least one");
        }
    }

    static Numbers of(int... numbers) {
        return new Numbers(Which.SOME, Arrays.stream(numbers).boxed().toList());
    }

    /** Whether a number is among them. */
    public boolean has(int number) {
        return which != Which.SOME || some.contains(number);
    }

    String text() {
        return switch (which) {
            case ALL -> "all";
            case EACH_IN_TURN -> "each";
            case SOME -> some.stream().map(String::valueOf).collect(Collectors.joining(","));
        };
    }

    static Numbers parse(String text) {
        return switch (text) {
            case "all" -> ALL;
            case "each" -> EACH_IN_TURN;
            default ->
                of(Arrays.stream(text.split(",")).mapToInt(Integer::parseInt).toArray());
        };
    }

    /** Such as {@code block 3}, {@code blocks 3 and 5}, {@code every block}, {@code each block in turn}. */
    String words(String noun) {
        return switch (which) {
            case ALL -> "every " + noun;
            case EACH_IN_TURN -> "each " + noun + " in turn";
            case SOME -> noun + (some.size() == 1 ? " " : "s ") + Words.list(some);
        };
    }
}
