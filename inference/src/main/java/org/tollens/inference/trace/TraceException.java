package org.tollens.inference.trace;

/** A trace store that can't be read or written. Says where, why, and what to do. */
public final class TraceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public TraceException(String message, Throwable cause) {
        super(message, cause);
    }
}
