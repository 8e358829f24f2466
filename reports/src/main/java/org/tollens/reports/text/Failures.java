package org.tollens.reports.text;

import org.tollens.constraints.reporting.ClaimFailure;

/** Puts the reason why a claim could not be judged into words. */
public final class Failures {
    private Failures() {}

    /** The cause's message, or its type where it has none. */
    public static String reason(ClaimFailure failure) {
        String message = failure.cause().getMessage();
        return message == null || message.isBlank() ? failure.cause().getClass().getName() : message;
    }
}
