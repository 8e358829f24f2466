package org.tollens.constraints.intervention;

import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * At which positions of a document something is changed.
 *
 * @param which how they are chosen
 * @param numbers those of {@link Which#SOME}, ascending; the first of {@link Which#FROM}; else empty
 * @param seed of {@link Which#ONE_SEEDED}; else 0
 */
public record Positions(Which which, List<Integer> numbers, long seed) {
    /** How they are chosen. */
    public enum Which {
        /** Every position of the window, the unmeasured first ones included. */
        ALL,
        /** Those with these numbers, from 0. */
        SOME,
        /** From one on. */
        FROM,
        /** One of the measured positions, drawn for each document from a seed and its tokens. */
        ONE_SEEDED
    }

    static final Positions ALL = new Positions(Which.ALL, List.of(), 0);

    public Positions {
        numbers = List.copyOf(new TreeSet<>(numbers));
        boolean right =
                switch (which) {
                    case ALL, ONE_SEEDED -> numbers.isEmpty();
                    case SOME -> !numbers.isEmpty();
                    case FROM -> numbers.size() == 1;
                };
        if (!right || numbers.stream().anyMatch(number -> number < 0)) {
            throw new IllegalArgumentException("expected positions from 0, found " + numbers + " for " + which
                    + "; write atPositions(5, 7), fromPosition(8) or atOneSeededPosition(1)");
        }
    }

    static Positions of(int... numbers) {
        return new Positions(Which.SOME, Arrays.stream(numbers).boxed().toList(), 0);
    }

    String text() {
        return switch (which) {
            case ALL -> "all";
            case SOME -> numbers.stream().map(String::valueOf).collect(Collectors.joining(","));
            case FROM -> numbers.get(0) + "..";
            case ONE_SEEDED -> "seeded " + seed;
        };
    }

    static Positions parse(String text) {
        if (text.equals("all")) {
            return ALL;
        }
        if (text.startsWith("seeded ")) {
            return new Positions(Which.ONE_SEEDED, List.of(), Long.parseLong(text.substring("seeded ".length())));
        }
        if (text.endsWith("..")) {
            return new Positions(Which.FROM, List.of(Integer.parseInt(text.substring(0, text.length() - 2))), 0);
        }
        return of(Arrays.stream(text.split(",")).mapToInt(Integer::parseInt).toArray());
    }

    /** Such as {@code at position 5}; empty for all. */
    String words() {
        return switch (which) {
            case ALL -> "";
            case SOME -> " at position" + (numbers.size() == 1 ? " " : "s ") + Words.list(numbers);
            case FROM -> " from position " + numbers.get(0) + " on";
            case ONE_SEEDED -> " at one position of each document drawn with seed " + seed;
        };
    }
}
