package org.tollens.constraints.clause;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.tollens.constraints.observable.Observable;

/**
 * Several claims that have to hold together (an intersection-union test: each part is tested at its own level, and the
 * joint claim has the largest of these levels; Berger 1982, Technometrics 24).
 *
 * @param parts at least two
 */
public record Joint(List<Part> parts) implements Clause {
    /**
     * One of the claims.
     *
     * @param id its id, such as {@code C1}
     * @param claim the claim
     */
    public record Part(String id, Claimed claim) {
        public Part {
            if (id.isBlank()) {
                throw new IllegalArgumentException("expected the id of a part, found an empty one for \""
                        + claim.statement() + "\"; write part(\"C1\", ...)");
            }
        }
    }

    public Joint {
        parts = List.copyOf(parts);
        if (parts.size() < 2 || parts.stream().map(Part::id).distinct().count() < parts.size()) {
            throw new IllegalArgumentException("expected at least two claims with different ids, found "
                    + parts.stream().map(Part::id).toList()
                    + "; write jointly(part(\"C1\", ...), part(\"C2\", ...))");
        }
    }

    @Override
    public Family family() {
        return Family.JOINT;
    }

    @Override
    public String id() {
        return "joint";
    }

    @Override
    public String describe() {
        return parts.stream()
                .map(part -> part.id() + " (" + part.claim().statement() + ")")
                .collect(Collectors.joining(" and ", "The verdicts of ", ""));
    }

    @Override
    public Set<Observable> requires() {
        Set<Observable> all = new LinkedHashSet<>();
        parts.forEach(part -> all.addAll(part.claim().requires()));
        return all;
    }
}
