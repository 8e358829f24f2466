package org.tollens.constraints.clause;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.tollens.constraints.observable.FlowObservables;
import org.tollens.constraints.observable.FlowObservables.Field;
import org.tollens.constraints.observable.Observable;
import org.tollens.constraints.observable.Observables;

/**
 * What taking each block in smaller steps does to the final residual stream and to the loss: the observed order of convergence and
 * the change of the loss with two steps a block.
 *
 * @param field how the field between two blocks is filled in
 */
public record StepRefinement(Field field) implements Clause {
    @Override
    public Family family() {
        return Family.REFINEMENT;
    }

    @Override
    public String id() {
        return "refinement-of-a-" + word() + "-field";
    }

    @Override
    public String describe() {
        return "The order p_r = log2(|X^r - X^2r| / |X^2r - X^4r|) of the final residual stream X^r with r steps of size 1/r a"
                + " block, field " + word()
                + " in depth, norms over documents and positions, r = 1, 2, 4; and the change"
                + " of the mean surprisal with two steps a block";
    }

    private String word() {
        return field.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Set<Observable> requires() {
        Set<Observable> all = new LinkedHashSet<>(distances());
        all.add(refined());
        all.add(Observables.LENS_SURPRISAL);
        return all;
    }

    /** The squared distances from 1, 2, 4 and 8 steps to twice as many. */
    public List<Observable> distances() {
        return FlowObservables.STEPS.stream()
                .map(from -> FlowObservables.refinementDistance(field, from))
                .toList();
    }

    /** The surprisal with two steps a block. */
    public Observable refined() {
        return FlowObservables.refinedSurprisal(field);
    }

    @Override
    public Set<Observable> onRandomWeights() {
        return requires();
    }
}
