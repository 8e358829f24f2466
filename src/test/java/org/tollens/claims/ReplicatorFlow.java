package org.tollens.claims;

import org.tollens.dynamics.LiteralFlow;
import org.tollens.dynamics.RegularisedFlow;
import org.tollens.dynamics.SolvedFlow;

/** The two readings of the flow. */
enum ReplicatorFlow {
    LITERAL("literal flow dp_i/dt = p_i (s_i - <p,s>) / T"),
    REGULARISED("regularised flow dp_i/dt = p_i (g_i - <p,g>), g = s - T log p");

    private final String words;

    ReplicatorFlow(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    SolvedFlow of(double[] scores, double temperature) {
        return this == LITERAL ? new LiteralFlow(scores, temperature) : new RegularisedFlow(scores, temperature);
    }
}
