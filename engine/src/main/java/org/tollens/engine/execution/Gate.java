package org.tollens.engine.execution;

import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;
import org.tollens.constraints.Constraint;
import org.tollens.constraints.evidence.Verdict;

/** Turns a verdict into JUnit's successful, aborted or failed. */
record Gate(GateMode mode, Outcome partial, Outcome insufficient) {
    /** Returns for success, throws for the rest. The message's first line is the verdict and its reason. */
    void apply(ClaimTarget target, Constraint constraint, Verdict verdict) {
        Outcome outcome =
                switch (verdict.kind()) {
                    case PASS -> Outcome.PASS;
                    case FAIL -> mode == GateMode.CLAIMS ? Outcome.FAIL : Outcome.ABORT;
                    case PARTIAL -> partial;
                    case INSUFFICIENT -> insufficient;
                };
        String message = message(target, constraint, verdict);
        switch (outcome) {
            case PASS -> {}
            case FAIL -> throw locate(target, new AssertionFailedError(message));
            case ABORT -> throw locate(target, new TestAbortedException(message));
        }
    }

    private static String message(ClaimTarget target, Constraint constraint, Verdict verdict) {
        StringBuilder text = new StringBuilder()
                .append(sentence(verdict))
                .append(System.lineSeparator())
                .append(Names.of(target.key()))
                .append(": ")
                .append(constraint.statement());
        verdict.flags().forEach(flag -> text.append(System.lineSeparator())
                .append(flag.id())
                .append(": ")
                .append(flag.because()));
        return text.toString();
    }

    // The reason begins with the verdict's word where a judge wrote it; the word stands here once, in capitals, for
    // filters.
    private static String sentence(Verdict verdict) {
        String word = verdict.kind() + ": ";
        String because = verdict.because();
        boolean said = because.regionMatches(true, 0, word, 0, word.length());
        String flags = verdict.flags().isEmpty() ? "" : " [" + String.join(", ", verdict.flagIds()) + "]";
        return verdict.kind() + flags + ": " + (said ? because.substring(word.length()) : because);
    }

    // The engine's own frames say nothing; the claim's method is where a reader wants to go.
    private static <T extends Throwable> T locate(ClaimTarget target, T throwable) {
        String owner = target.method().getDeclaringClass().getName();
        String file = owner.substring(owner.lastIndexOf('.') + 1).replaceAll("\\$.*", "") + ".java";
        throwable.setStackTrace(new StackTraceElement[] {
            new StackTraceElement(owner, target.method().getName(), file, -1)
        });
        return throwable;
    }
}
