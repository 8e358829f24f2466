package org.tollens.constraints.judging;

import java.util.List;
import org.tollens.constraints.evidence.ClauseEvidence;

/**
 * What estimating a clause gives.
 *
 * @param evidence the deciding clause's evidence
 * @param supporting further evidence that decides nothing
 * @param members the layers' effects, for what builds on them
 * @param undefined why the rule cannot be asked, as sentences without full stops; empty where it can
 */
record Profile(ClauseEvidence evidence, List<ClauseEvidence> supporting, List<Member> members, List<String> undefined) {
    Profile {
        supporting = List.copyOf(supporting);
        members = List.copyOf(members);
        undefined = List.copyOf(undefined);
    }
}
