package org.tollens.constraints.control;

/**
 * Intervals over documents and token types together, because words are a sample too; and the token types that carry the
 * effect.
 */
public record TokenTypes() implements Control {
    @Override
    public String describe() {
        return "the token types that carry it, by intervals over documents and token types";
    }
}
