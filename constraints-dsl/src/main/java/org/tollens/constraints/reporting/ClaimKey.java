package org.tollens.constraints.reporting;

/** What a verdict is about: a claim, on a model, on a corpus. Ordered by these three. */
public record ClaimKey(String claim, String model, String corpus) implements Comparable<ClaimKey> {
    @Override
    public int compareTo(ClaimKey other) {
        return java.util.Comparator.comparing(ClaimKey::claim)
                .thenComparing(ClaimKey::model)
                .thenComparing(ClaimKey::corpus)
                .compare(this, other);
    }
}
