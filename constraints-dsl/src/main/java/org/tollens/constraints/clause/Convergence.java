package org.tollens.constraints.clause;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.tollens.constraints.evidence.Wording;
import org.tollens.constraints.observable.Observable;

/**
 * Three depths, each found by another route, and the width of the range that they span. Depth of block l is
 * (l - 1)/(L - 1).
 *
 * @param strongest its strongest positive layer is the first depth
 * @param changing its change point is the second
 * @param peak the third
 */
public record Convergence(Comparison strongest, Correlation changing, InteriorPeak peak) implements Clause {
    @Override
    public Family family() {
        return Family.CONVERGENCE;
    }

    @Override
    public String id() {
        return "critical-depth";
    }

    @Override
    public String describe() {
        return "The width W of the range of three depths: the strongest positive layer of ("
                + strongest.describe() + "; floor "
                + Wording.threshold(strongest.effect().floor()) + "), the change point of ("
                + changing.describe() + "), and " + peak.describe();
    }

    @Override
    public List<Quantity> quantities() {
        List<Quantity> all = new ArrayList<>(strongest.quantities());
        all.addAll(changing.quantities());
        all.add(peak.quantity());
        return List.copyOf(all);
    }

    @Override
    public boolean dependsOnTheLabel() {
        return strongest.dependsOnTheLabel() || changing.dependsOnTheLabel();
    }

    @Override
    public boolean isExcess() {
        return strongest.isExcess() || changing.isExcess();
    }

    @Override
    public Set<Observable> requires() {
        Set<Observable> all = new LinkedHashSet<>(strongest.requires());
        all.addAll(changing.requires());
        all.addAll(peak.quantity().requires());
        all.addAll(peak.at().requires());
        return all;
    }
}
