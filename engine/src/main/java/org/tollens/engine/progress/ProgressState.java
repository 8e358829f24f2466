package org.tollens.engine.progress;

import java.util.Locale;

/**
 * How far a measurement is.
 *
 * @param title what is measured
 * @param step what is being done
 * @param done units done
 * @param total units in all; 0 while unknown
 * @param tokensPerSecond so far; 0 while unknown
 * @param seconds since it began
 */
record ProgressState(String title, String step, long done, long total, double tokensPerSecond, long seconds) {
    int percent() {
        return total <= 0 ? 0 : (int) Math.min(100, 100 * done / total);
    }

    String line() {
        StringBuilder text = new StringBuilder(title).append(": ").append(step);
        if (total > 0) {
            text.append(String.format(Locale.ROOT, " %d of %d (%d %%)", done, total, percent()));
        }
        if (tokensPerSecond > 0) {
            text.append(String.format(Locale.ROOT, ", %.0f tokens/s", tokensPerSecond));
        }
        return text.append(", ").append(clock(seconds)).toString();
    }

    String bar() {
        int filled = percent() / 5;
        return "[" + "#".repeat(filled) + ".".repeat(20 - filled) + "] " + line();
    }

    private static String clock(long seconds) {
        return String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
    }
}
