package org.tollens.constraints.control;

/** Intervals over documents and token types together: words are a sample too. */
public record TokenTypes() implements Control {
    @Override
    public String describe() {
        return "intervals over documents and token types";
    }
}
