package org.tollens.reports.plot;

import java.util.ArrayList;
import java.util.List;
import org.tollens.constraints.evidence.ClauseEvidence;
import org.tollens.constraints.evidence.Evidence;
import org.tollens.constraints.evidence.Trajectory;

/** Every plot that a verdict's evidence has. */
public final class Plots {
    private Plots() {}

    /**
     * One picture.
     *
     * @param clause id of the clause that it shows
     * @param name what it shows, in a few words
     * @param svg a whole SVG document without scripts
     */
    public record Plot(String clause, String name, String svg) {}

    /** The plots in the order of the clauses; a clause without a finite effect has none. */
    public static List<Plot> of(Evidence evidence) {
        List<Plot> plots = new ArrayList<>();
        DepthPlot.of(evidence).ifPresent(plots::add);
        for (ClauseEvidence clause : evidence.clauses()) {
            for (Trajectory trajectory : clause.trajectories()) {
                TrajectoryPlot.of(trajectory)
                        .ifPresent(
                                svg -> plots.add(new Plot(clause.id(), clause.id() + ": " + trajectory.name(), svg)));
            }
            if (DepthPlot.isOfDepths(clause)) {
                // Its width is a range of depths, not an effect beside a floor.
                continue;
            }
            EffectPlot.of(clause, evidence)
                    .ifPresent(svg -> plots.add(new Plot(clause.id(), clause.id() + ": " + clause.effect(), svg)));
        }
        return plots;
    }
}
