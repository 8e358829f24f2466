package org.tollens.engine.execution;

/** A claim that has no verdict, because its model was not measured or its spec is wrong. An error, never a verdict. */
final class ClaimNotJudgedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ClaimNotJudgedException(String message) {
        super(message);
    }

    ClaimNotJudgedException(String message, Throwable cause) {
        super(message, cause);
    }
}
