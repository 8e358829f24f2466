package org.tollens.constraints.evidence;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** How figures are written in sentences: three decimals without the leading zero, and percentages. */
public final class Wording {
    private Wording() {}

    /** A verdict or label within a sentence, such as {@code partial}. */
    public static String word(Enum<?> kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /** With its sign, such as {@code +.061}; a number of one or more keeps its digits before the point. */
    public static String signed(double value) {
        return Double.isNaN(value) ? "not known" : (value < 0 ? "-" : "+") + unsigned(Math.abs(value));
    }

    /** Without a plus sign, such as {@code .135}. */
    public static String unsigned(double value) {
        if (Double.isNaN(value)) {
            return "not known";
        }
        String text = String.format(Locale.ROOT, "%.3f", value);
        return text.startsWith("0.") ? text.substring(1) : text.startsWith("-0.") ? "-" + text.substring(2) : text;
    }

    /** A threshold with the digits that it has, such as {@code .05} or {@code .135}. */
    public static String threshold(double value) {
        String text = BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
        return text.startsWith("0.") ? text.substring(1) : text;
    }

    /** An error or bound of any size, to two or three digits: {@code .0673}, {@code 3.1e-15}, {@code 1e-8}, {@code 0}. */
    public static String error(double value) {
        if (!Double.isFinite(value)) {
            return "not known";
        }
        double size = Math.abs(value);
        if (size == 0 || (size >= 0.001 && size < 1e6)) {
            return threshold(new BigDecimal(value)
                    .round(new MathContext(size < 1 ? 3 : 4))
                    .doubleValue());
        }
        return String.format(Locale.ROOT, "%.1e", value)
                .replace(".0e", "e")
                .replace("e-0", "e-")
                .replace("e+0", "e")
                .replace("e+", "e");
    }

    /** A share as a percentage with the digits that it has, such as {@code 50 %} or {@code 12.5 %}. */
    public static String percent(double share) {
        if (!Double.isFinite(share)) {
            return "not known";
        }
        return BigDecimal.valueOf(share)
                        .movePointRight(2)
                        .setScale(6, RoundingMode.HALF_EVEN)
                        .stripTrailingZeros()
                        .toPlainString()
                + " %";
    }

    /** A share rounded to whole percent, such as {@code 31 %}. */
    public static String roundedPercent(double share) {
        return Double.isNaN(share) ? "not known" : Math.round(100 * share) + " %";
    }

    /** A number of things, such as {@code 1 layer} or {@code 3 layers}. */
    public static String counted(int number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }

    /** A probability: {@code .012}, or {@code < .001}. */
    public static String probability(double p) {
        return p < 0.001 ? "< .001" : "= " + unsigned(p);
    }

    /** A count, such as {@code 3}. */
    public static String whole(double value) {
        return Double.isNaN(value) ? "not known" : String.valueOf(Math.round(value));
    }

    /** Estimate and interval, such as {@code +.061 [+.030, +.092]}. */
    public static String withInterval(Estimate estimate) {
        String value = signed(estimate.value());
        return Double.isNaN(estimate.ciLow())
                ? value + " (no interval)"
                : value + " [" + signed(estimate.ciLow()) + ", " + signed(estimate.ciHigh()) + "]";
    }

    /** The usual letter of an effect: δ, ρ, r, I, W. */
    public static String symbol(String effect) {
        String lower = effect.toLowerCase(Locale.ROOT);
        if (lower.contains("delta")) {
            return "δ";
        }
        if (lower.contains("rho")) {
            return "ρ";
        }
        if (lower.contains("pearson")) {
            return "r";
        }
        return lower.contains("interaction") ? "I" : lower.contains("width") ? "W" : effect;
    }
}
