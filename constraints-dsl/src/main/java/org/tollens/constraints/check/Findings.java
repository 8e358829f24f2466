package org.tollens.constraints.check;

import java.util.List;
import org.tollens.constraints.evidence.Criterion;
import org.tollens.constraints.evidence.Trajectory;

/**
 * What a check found.
 *
 * @param criteria what was computed, each with its bounds
 * @param trajectories what is drawn beside it; may be empty
 * @param notes what a reader should see beside the table, without full stops; may be empty
 */
public record Findings(List<Criterion> criteria, List<Trajectory> trajectories, List<String> notes) {
    public Findings {
        criteria = List.copyOf(criteria);
        trajectories = List.copyOf(trajectories);
        notes = List.copyOf(notes);
    }

    /** Criteria alone. */
    public static Findings of(List<Criterion> criteria) {
        return new Findings(criteria, List.of(), List.of());
    }
}
