package org.tollens.reports.terminal;

import java.util.Map;

/** Rewrites text for a terminal that shows ASCII only, so that no figure turns into a question mark. */
final class Ascii {
    private static final Map<Integer, String> WORDS = Map.ofEntries(
            Map.entry((int) '✔', "+"),
            Map.entry((int) '✘', "x"),
            Map.entry((int) '◐', "~"),
            Map.entry((int) '⚑', "!"),
            Map.entry((int) '─', "-"),
            Map.entry((int) '–', "-"),
            Map.entry((int) '—', "-"),
            Map.entry((int) '−', "-"),
            Map.entry((int) '·', "-"),
            Map.entry((int) '…', "..."),
            Map.entry((int) '×', "x"),
            Map.entry((int) '≥', ">="),
            Map.entry((int) '≤', "<="),
            Map.entry((int) '±', "+/-"),
            Map.entry((int) 'δ', "delta"),
            Map.entry((int) 'ρ', "rho"),
            Map.entry((int) 'κ', "kappa"),
            Map.entry((int) 'σ', "sigma"),
            Map.entry((int) 'Ψ', "Psi"),
            Map.entry((int) 'Δ', "Delta"),
            Map.entry((int) '\u00a0', " "),
            Map.entry((int) '“', "\""),
            Map.entry((int) '”', "\""),
            Map.entry((int) '‘', "'"),
            Map.entry((int) '’', "'"));

    private Ascii() {}

    static String of(String text) {
        StringBuilder ascii = new StringBuilder(text.length());
        text.codePoints().forEach(c -> ascii.append(c < 0x80 ? Character.toString(c) : WORDS.getOrDefault(c, "?")));
        return ascii.toString();
    }
}
