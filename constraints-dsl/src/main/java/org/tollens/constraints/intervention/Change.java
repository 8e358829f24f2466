package org.tollens.constraints.intervention;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** What becomes of a value. */
public sealed interface Change {
    /** In a key: a name, and what else decides it in brackets. */
    String text();

    /** A sentence about what is changed. */
    String words(String what);

    /** What is added to the residual stream is left out: 0 in its place. */
    record Skip() implements Change {
        @Override
        public String text() {
            return "skip()";
        }

        @Override
        public String words(String what) {
            return what + " is skipped";
        }
    }

    /**
     * The value times a factor.
     *
     * @param factor any finite number
     */
    record Scale(double factor) implements Change {
        public Scale {
            finite(factor);
        }

        @Override
        public String text() {
            return "scale(factor=" + Words.number(factor) + ")";
        }

        @Override
        public String words(String what) {
            return what + " is scaled by " + Words.number(factor);
        }
    }

    /**
     * The value plus an isotropic Gaussian direction, another at each position (and head), of a norm that is a share of the
     * value's there.
     *
     * @param relativeSize that share, in [1e-4, 10]: less is lost in float32
     * @param seed of the direction, which is a function of it, the document's tokens, block, head and position
     */
    record AddGaussian(double relativeSize, long seed) implements Change {
        public AddGaussian {
            if (!(relativeSize >= 1e-4 && relativeSize <= 10)) {
                throw new IllegalArgumentException("expected a relative size of 0.0001 to 10, found " + relativeSize
                        + "; a smaller one is lost in float32");
            }
        }

        @Override
        public String text() {
            return "gaussian(size=" + Words.number(relativeSize) + ";seed=" + seed + ")";
        }

        @Override
        public String words(String what) {
            return what + " is perturbed by " + Words.number(relativeSize) + " of its norm (seed " + seed + ")";
        }
    }

    /**
     * The value plus a constant in every component.
     *
     * @param constant any finite number
     */
    record AddConstant(double constant) implements Change {
        public AddConstant {
            finite(constant);
        }

        @Override
        public String text() {
            return "constant(value=" + Words.number(constant) + ")";
        }

        @Override
        public String words(String what) {
            return Words.number(constant) + " is added to " + what;
        }
    }

    /**
     * The value plus a vector.
     *
     * @param name what people call it: lower-case letters, digits, hyphens
     * @param values as many as the value is wide; float32
     */
    record AddVector(String name, List<Float> values) implements Change {
        private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]*");

        public AddVector {
            values = List.copyOf(values);
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException(
                        "expected a name of lower-case letters, digits and hyphens for a vector, found '" + name + "'");
            }
            values.forEach(value -> finite(value));
        }

        @Override
        public String text() {
            ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * values.size());
            values.forEach(bytes::putFloat);
            return "vector(name=" + name + ";values="
                    + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array()) + ")";
        }

        static AddVector parse(String name, String text) {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            return new AddVector(
                    name,
                    IntStream.range(0, bytes.capacity() / Float.BYTES)
                            .mapToObj(i -> bytes.getFloat(i * Float.BYTES))
                            .toList());
        }

        @Override
        public String words(String what) {
            return "the vector " + name + " is added to " + what;
        }
    }

    /**
     * Another value in its place.
     *
     * @param source where that comes from
     */
    record Replace(Source source) implements Change {
        @Override
        public String text() {
            return "replace(" + source.text() + ")";
        }

        @Override
        public String words(String what) {
            return what + " is replaced by " + source.words();
        }
    }

    /** How the field between two blocks is filled in. */
    enum Field {
        /** Every sub-step follows what the block itself adds. */
        CONSTANT,
        /** Sub-step j of r follows (1 - w) f_l + w f_(l+1) with w = j/r; the last block follows itself. */
        INTERPOLATED
    }

    /**
     * A block in sub-steps of equal size along what it adds.
     *
     * @param steps r, from 1
     * @param field what is followed
     */
    record Refine(int steps, Field field) implements Change {
        public Refine {
            if (!(steps >= 1 && steps <= 1024)) {
                throw new IllegalArgumentException("expected 1 to 1024 steps a block, found " + steps);
            }
        }

        @Override
        public String text() {
            return "refine(steps=" + steps + ";field=" + field.name().toLowerCase(java.util.Locale.ROOT) + ")";
        }

        @Override
        public String words(String what) {
            return what + " is taken in " + steps + " steps"
                    + (field == Field.CONSTANT ? "" : " that lead over to the next block");
        }
    }

    private static void finite(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("expected a finite number, found " + value);
        }
    }
}
