package org.tollens.constraints.clause;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.tollens.constraints.observable.Observable;

/**
 * Whether two quantities act on a third other than additively, in each layer and pooled over the layers that have
 * positions in every cell.
 *
 * @param first cut at terciles pooled over all layers
 * @param second cut at terciles within the layer
 * @param outcome what they act on
 * @param at the population
 * @param effect the effect size, its floor and the least cell sizes
 */
public record Interaction(Quantity first, Quantity second, Quantity outcome, Population at, StratifiedContrast effect)
        implements Clause {
    public Interaction {
        if (first.equals(second) || first.equals(outcome) || second.equals(outcome)) {
            throw new IllegalArgumentException("expected three quantities, found " + first.describe() + ", "
                    + second.describe() + " and " + outcome.describe()
                    + "; write interactionOf(lensEntropy().beforeTheBlock(), attentionConcentration())"
                    + ".on(lensSurprisal().changeAcrossTheBlock())");
        }
        Labels.checkExcess(
                effect.against(),
                Labels.matterTo(List.of(first, second, outcome), at),
                outcome.describe() + " at " + at.describe());
    }

    @Override
    public Family family() {
        return Family.INTERACTION;
    }

    @Override
    public String id() {
        return "interaction-of-" + first.slug() + "-and-" + second.slug();
    }

    @Override
    public String describe() {
        return "The " + effect.describe() + " of " + first.describe() + " (terciles pooled over layers) and "
                + second.describe() + " (terciles within the layer) on " + outcome.describe() + " at " + at.describe()
                + ", in each layer whose four cells have at least " + effect.cellPositions() + " positions and "
                + effect.cellDocuments() + " documents, and pooled over these";
    }

    @Override
    public Set<Observable> requires() {
        Set<Observable> all = new LinkedHashSet<>(first.requires());
        all.addAll(second.requires());
        all.addAll(outcome.requires());
        all.addAll(at.requires());
        return all;
    }

    @Override
    public List<Quantity> quantities() {
        return List.of(first, second, outcome);
    }

    @Override
    public boolean dependsOnTheLabel() {
        return Labels.matterTo(quantities(), at);
    }

    @Override
    public boolean isExcess() {
        return effect.against() == Against.SELF_LABELS;
    }

    @Override
    public boolean isPermutable() {
        return !isExcess() && at.predictions() == Population.Predictions.INCORRECT;
    }

    /** The same interaction with another first quantity. */
    public Interaction withFirst(Quantity other) {
        return new Interaction(other, second, outcome, at, effect);
    }

    /** The same interaction with another second quantity. */
    public Interaction withSecond(Quantity other) {
        return new Interaction(first, other, outcome, at, effect);
    }

    /** The same interaction by another effect. */
    public Interaction by(StratifiedContrast other) {
        return new Interaction(first, second, outcome, at, other);
    }
}
