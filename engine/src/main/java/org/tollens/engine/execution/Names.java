package org.tollens.engine.execution;

import org.tollens.constraints.reporting.ClaimKey;

/** How messages name things. */
final class Names {
    private Names() {}

    static String of(ClaimKey key) {
        return key.claim() + " on " + key.model() + " (" + key.corpus() + ")";
    }

    /** The first throwable of a chain that says something, and what it says. */
    static String reason(Throwable throwable) {
        Throwable root = throwable;
        while (root.getMessage() == null && root.getCause() != null) {
            root = root.getCause();
        }
        String message = root.getMessage();
        return message == null || message.isBlank() ? root.getClass().getName() : message;
    }
}
