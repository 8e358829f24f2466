package org.tollens.constraints.evidence;

/**
 * The same rule under another reasonable choice of what is measured: one row of a multiverse table.
 *
 * @param choice what is chosen instead, such as {@code Herfindahl index of attention}
 * @param verdict what the rule says then
 * @param keyFigure the one figure to show in a line
 * @param because one sentence with the figures that decided
 */
public record Variant(String choice, VerdictKind verdict, String keyFigure, String because) {}
