package org.tollens.reports.text;

import java.time.Duration;
import java.util.Locale;

/** Writes figures for people. What is not a number becomes an en dash. */
public final class Figures {
    /** Stands where there is no figure. */
    public static final String NONE = "–";

    private static final long KIB = 1024;

    private Figures() {}

    /** An effect with its sign and three decimals, such as {@code +0.103}. */
    public static String signed(double value) {
        if (!Double.isFinite(value)) {
            return NONE;
        }
        String text = String.format(Locale.ROOT, "%+.3f", value);
        return text.equals("-0.000") ? "+0.000" : text;
    }

    /** Three decimals without a sign, such as {@code 0.050}; for columns of figures. */
    public static String fixed(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.3f", value) : NONE;
    }

    /** Three decimals at most, without trailing zeros, such as {@code 0.05}; whole numbers as such. */
    public static String plain(double value) {
        if (!Double.isFinite(value)) {
            return NONE;
        }
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return count((long) value);
        }
        if (Math.abs(value) < 0.0005) {
            return String.format(Locale.ROOT, "%.1e", value);
        }
        return String.format(Locale.ROOT, "%.3f", value).replaceAll("0+$", "");
    }

    /** An interval, such as {@code [+0.061, +0.145]}. */
    public static String interval(double low, double high) {
        return Double.isFinite(low) || Double.isFinite(high) ? "[" + signed(low) + ", " + signed(high) + "]" : NONE;
    }

    /** A p-value with three decimals, or that it is smaller. */
    public static String probability(double p) {
        if (!Double.isFinite(p)) {
            return NONE;
        }
        return p < 0.001 ? "<0.001" : String.format(Locale.ROOT, "%.3f", p);
    }

    /** A count with separated thousands. */
    public static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** A share as a percentage without needless decimals, such as {@code 99 %}. */
    public static String percent(double share) {
        return Double.isFinite(share) ? plain(Math.rint(share * 1e5) / 1e3) + " %" : NONE;
    }

    /** An amount of memory; negative is unknown. */
    public static String bytes(long bytes) {
        if (bytes < 0) {
            return NONE;
        }
        double mib = bytes / (double) (KIB * KIB);
        return mib < KIB
                ? String.format(Locale.ROOT, "%.0f MiB", mib)
                : String.format(Locale.ROOT, "%.2f GiB", mib / KIB);
    }

    /** A wall time, such as {@code 2 min 13 s}. */
    public static String duration(Duration elapsed) {
        long seconds = elapsed.toSeconds();
        if (seconds < 60) {
            return String.format(Locale.ROOT, "%.1f s", elapsed.toMillis() / 1e3);
        }
        if (seconds < 3600) {
            return seconds / 60 + " min " + seconds % 60 + " s";
        }
        return seconds / 3600 + " h " + seconds % 3600 / 60 + " min";
    }
}
