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
    private static final int WIDTH = 79;

    int percent() {
        return total <= 0 ? 0 : (int) Math.min(100, 100 * done / total);
    }

    String line() {
        return title + ": " + how();
    }

    /** One line of at most {@link #WIDTH} columns: a line that wraps can't be drawn again in place. */
    String bar() {
        int filled = percent() / 5;
        String all = "[" + "#".repeat(filled) + ".".repeat(20 - filled) + "] " + how() + ", " + title;
        return all.length() <= WIDTH ? all : all.substring(0, WIDTH);
    }

    private String how() {
        StringBuilder text = new StringBuilder(step);
        if (total > 0) {
            text.append(String.format(Locale.ROOT, " %d of %d (%d %%)", done, total, percent()));
        }
        if (tokensPerSecond > 0) {
            text.append(String.format(Locale.ROOT, ", %.0f tokens/s", tokensPerSecond));
        }
        return text.append(", ").append(clock(seconds)).toString();
    }

    private static String clock(long seconds) {
        return String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
    }
}
