package org.tollens.constraints.evidence;

/**
 * A warning beside a verdict.
 *
 * @param kind which
 * @param because the figures that raised it, as a clause without a full stop
 */
public record Flag(FlagKind kind, String because) {
    /** The flag's id, such as {@code FEW_SOURCES}. */
    public String id() {
        return kind.name();
    }
}
