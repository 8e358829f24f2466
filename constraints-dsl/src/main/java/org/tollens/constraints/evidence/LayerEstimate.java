package org.tollens.constraints.evidence;

/**
 * The estimate at one layer.
 *
 * @param layer 1..L
 * @param estimate the effect there
 * @param note why the label is what it is where that is not plain ("three cells have fewer than 200 positions"), or ""
 */
public record LayerEstimate(int layer, Estimate estimate, String note) {}
