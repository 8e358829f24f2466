package org.tollens.models;

/** A model or corpus that is unknown, missing or broken. The message says what was expected, found, and what to do. */
public final class SpecException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SpecException(String message) {
        super(message);
    }

    public SpecException(String message, Throwable cause) {
        super(message, cause);
    }
}
