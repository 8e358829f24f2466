package org.tollens.constraints.evidence;

import java.util.List;
import java.util.Map;

/**
 * The evidence of one clause of a constraint.
 *
 * @param id short and stable within the constraint, such as {@code attention-concentration}
 * @param sentence what was compared, in words
 * @param effect name of the effect size, such as {@code Cliff's delta} or {@code Spearman rho}
 * @param layers the family's layers in order; empty for a clause over the whole model
 * @param overall effects over the whole model by name ({@code overall}, {@code up to block 3}), in order
 * @param figures further figures by name (change point, p of the layer orders, width), in order
 * @param notes sentences that a reader should see beside the table
 * @param criteria what a deterministic check computed, with its bounds; empty for what is estimated
 * @param trajectories what is drawn beside the criteria; may be empty
 */
public record ClauseEvidence(
        String id,
        String sentence,
        String effect,
        List<LayerEstimate> layers,
        Map<String, Estimate> overall,
        Map<String, Double> figures,
        List<String> notes,
        List<Criterion> criteria,
        List<Trajectory> trajectories) {
    public ClauseEvidence {
        layers = List.copyOf(layers);
        overall = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(overall));
        figures = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(figures));
        notes = List.copyOf(notes);
        criteria = List.copyOf(criteria);
        trajectories = List.copyOf(trajectories);
    }

    /** Of a clause that estimates. */
    public ClauseEvidence(
            String id,
            String sentence,
            String effect,
            List<LayerEstimate> layers,
            Map<String, Estimate> overall,
            Map<String, Double> figures,
            List<String> notes) {
        this(id, sentence, effect, layers, overall, figures, notes, List.of(), List.of());
    }

    /** The same figures read in another way, as a control shows them: with additions to id and sentence, without notes. */
    public ClauseEvidence read(String idSuffix, String sentenceSuffix) {
        return new ClauseEvidence(
                id + "-" + idSuffix, sentence + ", " + sentenceSuffix, effect, layers, overall, figures, List.of());
    }

    /** How many layers have the label. */
    public int count(Label label) {
        return (int) layers.stream().filter(l -> l.estimate().label() == label).count();
    }
}
