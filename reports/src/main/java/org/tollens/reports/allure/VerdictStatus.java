package org.tollens.reports.allure;

import io.qameta.allure.listener.TestLifecycleListener;
import io.qameta.allure.model.Status;
import io.qameta.allure.model.StatusDetails;
import io.qameta.allure.model.TestResult;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.tollens.constraints.evidence.VerdictKind;
import org.tollens.reports.text.Markup;

/**
 * Gives a claim's result the status of its verdict, whatever JUnit was told: a refuted claim is failed in Allure although
 * {@code tollens.gate=report} makes JUnit abort it. Found by Allure's own service loader; acts when a result is
 * written, because Allure's JUnit listener sets the status just before.
 */
public final class VerdictStatus implements TestLifecycleListener {
    /** Label that holds the verdict. */
    static final String VERDICT = "verdict";

    /** By the id of a result that is not written yet; Allure makes one instance of this class, and reporters others. */
    private static final Map<String, String> MESSAGES = new ConcurrentHashMap<>();

    /** What the result shall say of its status; the JUnit exception's message and trace would say less. */
    static void message(String result, String message) {
        MESSAGES.put(result, message);
    }

    @Override
    public void beforeTestWrite(TestResult result) {
        String message = MESSAGES.remove(result.getUuid());
        result.getLabels().stream()
                .filter(label -> VERDICT.equals(label.getName()))
                .reduce((earlier, later) -> later)
                .ifPresent(label -> set(result, label.getValue(), message));
    }

    private static void set(TestResult result, String verdict, @Nullable String message) {
        // An error after judging (a report that could not be written) stays an error.
        if (result.getStatus() != Status.BROKEN) {
            apply(result, status(verdict));
            if (message != null) {
                result.setStatusDetails(new StatusDetails().setMessage(message));
            }
        }
        if (result.getStatusDetails() != null) {
            disarm(result.getStatusDetails());
        }
    }

    /** Allure's page writes message and trace as HTML (seen with 2.34.0): a token's text could run a script there. */
    private static void disarm(StatusDetails details) {
        if (details.getMessage() != null) {
            details.setMessage(Markup.inert(details.getMessage()));
        }
        if (details.getTrace() != null) {
            details.setTrace(Markup.inert(details.getTrace()));
        }
    }

    // Allure's setter takes no null by its annotations' default, but no status is how a result is "unknown".
    @SuppressWarnings("NullAway")
    private static void apply(TestResult result, @Nullable Status status) {
        result.setStatus(status);
    }

    private static @Nullable Status status(String verdict) {
        if (verdict.equals(AllureReporter.ERROR)) {
            return Status.BROKEN;
        }
        return switch (VerdictKind.valueOf(verdict)) {
            case PASS -> Status.PASSED;
            case FAIL -> Status.FAILED;
            case INSUFFICIENT -> Status.SKIPPED;
            case PARTIAL -> null;
        };
    }
}
