package org.tollens.constraints.reporting;

/**
 * A claim that could not be judged: nothing was measured, or the spec itself is wrong. Never a verdict.
 *
 * @param key claim, model and corpus
 * @param cause why
 */
public record ClaimFailure(ClaimKey key, Throwable cause) {}
