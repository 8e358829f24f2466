package org.tollens.constraints.intervention;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * Where a value that is put in comes from: the same place of a run.
 *
 * @param run which run
 * @param block of which block; empty for the one that is changed
 * @param position of which position, for every position that is changed; empty for the same one
 */
public record Source(Run run, OptionalInt block, OptionalInt position) {
    /** A run of the model. */
    public sealed interface Run permits ThisRun, PlainRun, RunOn, RunOnShuffledTokens {
        /** In a key. */
        String text();

        /** In a sentence. */
        String words();
    }

    /** The run that is changed, as it is when it comes to the place. */
    public record ThisRun() implements Run {
        @Override
        public String text() {
            return "this";
        }

        @Override
        public String words() {
            return "the same run";
        }
    }

    /** A run on the same tokens in which nothing is changed. */
    public record PlainRun() implements Run {
        @Override
        public String text() {
            return "plain";
        }

        @Override
        public String words() {
            return "the run without intervention";
        }
    }

    /**
     * A run on other tokens in which nothing is changed.
     *
     * @param name what people call it: lower-case letters, digits, hyphens
     * @param tokens token ids, at least as many as a window has unless a position is named
     */
    public record RunOn(String name, List<Integer> tokens) implements Run {
        private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]*");

        public RunOn {
            tokens = List.copyOf(tokens);
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException("expected a name of lower-case letters, digits and hyphens for a run"
                        + " on other tokens, found '" + name + "'");
            }
            if (tokens.isEmpty() || tokens.stream().anyMatch(token -> token < 0)) {
                throw new IllegalArgumentException(
                        "expected token ids from 0 for the run on " + name + ", found " + tokens);
            }
        }

        @Override
        public String text() {
            return "tokens " + name + " " + encode(tokens);
        }

        @Override
        public String words() {
            return "a run on " + name;
        }
    }

    /**
     * A run on the document's own tokens in another order, in which nothing is changed.
     *
     * @param seed of the order
     */
    public record RunOnShuffledTokens(long seed) implements Run {
        @Override
        public String text() {
            return "shuffled " + seed;
        }

        @Override
        public String words() {
            return "a run on the document's tokens shuffled with seed " + seed;
        }
    }

    public Source {
        if (run instanceof ThisRun && (block.isPresent() || position.isEmpty())) {
            throw new IllegalArgumentException("expected a position of the run itself, found "
                    + (block.isPresent() ? "a block" : "none")
                    + "; write thisRun().ofPosition(3), or plainRun().ofBlock(2) for what another block does");
        }
        if (block.isPresent() && block.getAsInt() < 1) {
            throw new IllegalArgumentException("expected a block from 1, found " + block.getAsInt());
        }
        if (position.isPresent() && position.getAsInt() < 0) {
            throw new IllegalArgumentException("expected a position from 0, found " + position.getAsInt());
        }
    }

    /** What another block does there. */
    public Source ofBlock(int number) {
        return new Source(run, OptionalInt.of(number), position);
    }

    /** What is at one position, put in at every changed one. */
    public Source ofPosition(int number) {
        return new Source(run, block, OptionalInt.of(number));
    }

    String text() {
        return "run=" + run.text() + (block.isPresent() ? ";block=" + block.getAsInt() : "")
                + (position.isPresent() ? ";position=" + position.getAsInt() : "");
    }

    static Source parse(Map<String, String> parts) {
        return new Source(
                run(Objects.requireNonNull(parts.get("run"), "run")),
                number(parts.get("block")),
                number(parts.get("position")));
    }

    private static OptionalInt number(@org.jspecify.annotations.Nullable String text) {
        return text == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(text));
    }

    private static Run run(String text) {
        String[] words = text.split(" ", -1);
        return switch (words[0]) {
            case "this" -> new ThisRun();
            case "plain" -> new PlainRun();
            case "shuffled" -> new RunOnShuffledTokens(Long.parseLong(words[1]));
            case "tokens" -> new RunOn(words[1], decode(words[2]));
            default -> throw new IllegalArgumentException("expected a run, found '" + text + "'");
        };
    }

    /** The ids themselves, so that whoever reads the key has all that the run is a function of. */
    private static String encode(List<Integer> tokens) {
        ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES * tokens.size());
        tokens.forEach(bytes::putInt);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    private static List<Integer> decode(String text) {
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
        return java.util.stream.IntStream.range(0, bytes.capacity() / Integer.BYTES)
                .map(i -> bytes.getInt(i * Integer.BYTES))
                .boxed()
                .toList();
    }

    String words() {
        return "what " + run.words() + " has " + (block.isPresent() ? "in block " + block.getAsInt() + " " : "")
                + (position.isPresent() ? "at position " + position.getAsInt() : "there");
    }
}
