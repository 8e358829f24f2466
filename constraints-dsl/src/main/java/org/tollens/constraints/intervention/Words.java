package org.tollens.constraints.intervention;

import java.util.List;
import java.util.stream.Collectors;

/** Turns lists and numbers into words. */
final class Words {
    private Words() {}

    /** Such as {@code 1, 2 and 5}. */
    static String list(List<?> items) {
        int last = items.size() - 1;
        String end = String.valueOf(items.get(last));
        return last == 0
                ? end
                : items.subList(0, last).stream().map(String::valueOf).collect(Collectors.joining(", ")) + " and "
                        + end;
    }

    /** Such as {@code 0.5} and {@code 2}. */
    static String number(double value) {
        return java.math.BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
