package org.tollens.inference.safetensors;

/** A safetensors file that is broken or not what it should be. Says what was expected, found, where, and what to do. */
public final class SafetensorsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SafetensorsException(String message) {
        super(message);
    }

    public SafetensorsException(String message, Throwable cause) {
        super(message, cause);
    }
}
