package org.tollens.reports.text;

import org.jspecify.annotations.Nullable;
import org.tollens.constraints.evidence.VerdictKind;

/**
 * How a verdict looks. The word and the mark alone tell the kinds apart; colour is an addition.
 *
 * @param word the verdict's word
 * @param mark one character that differs in shape between kinds
 * @param colour dark enough to be read on white, as a CSS colour
 * @param tint a light background of the same hue
 * @param ansi SGR parameters for a terminal
 */
public record VerdictStyle(String word, String mark, String colour, String tint, String ansi) {
    private static final VerdictStyle PASS = new VerdictStyle("PASS", "✔", "#116329", "#dafbe1", "1;32");
    private static final VerdictStyle PARTIAL = new VerdictStyle("PARTIAL", "◐", "#6639ba", "#fbefff", "1;35");
    private static final VerdictStyle FAIL = new VerdictStyle("FAIL", "✘", "#a40e26", "#ffebe9", "1;31");
    private static final VerdictStyle INSUFFICIENT =
            new VerdictStyle("INSUFFICIENT", "?", "#57606a", "#eaeef2", "1;33");
    private static final VerdictStyle ERROR = new VerdictStyle("ERROR", "!", "#7d4e00", "#fff8c5", "1;30;43");

    /** The style of a verdict; null is that of a claim that could not be judged. */
    public static VerdictStyle of(@Nullable VerdictKind kind) {
        if (kind == null) {
            return ERROR;
        }
        return switch (kind) {
            case PASS -> PASS;
            case PARTIAL -> PARTIAL;
            case FAIL -> FAIL;
            case INSUFFICIENT -> INSUFFICIENT;
        };
    }
}
