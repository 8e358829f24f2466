package org.tollens.inference.model;

/** A model whose files are broken, unsupported or give no numbers. Says what was expected, found, and what to do. */
public final class ModelException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ModelException(String message) {
        super(message);
    }

    public ModelException(String message, Throwable cause) {
        super(message, cause);
    }
}
