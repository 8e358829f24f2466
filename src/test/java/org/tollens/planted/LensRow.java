package org.tollens.planted;

import java.util.Arrays;

/**
 * One distribution over next tokens: chosen probabilities for some types, one head, and the rest equally likely. Head and
 * rest share what the chosen ones leave, so that the entropy is what it shall be.
 */
final class LensRow {
    private final double[] chosen;
    private final int head;
    private final double left;
    private final double entropyOfChosen;
    private final int rest;

    /**
     * @param chosen [y] probability, or 0 where none is chosen
     * @param head a type without a chosen probability
     */
    LensRow(double[] chosen, int head) {
        this.chosen = chosen.clone();
        this.head = head;
        this.left = 1 - Arrays.stream(chosen).sum();
        this.entropyOfChosen = Arrays.stream(chosen)
                .filter(p -> p > 0)
                .map(p -> -p * Math.log(p))
                .sum();
        this.rest = (int) Arrays.stream(chosen).filter(p -> p == 0).count() - 1;
    }

    /** Log probabilities with the given mass on the rest. */
    double[] withRest(double mass) {
        if (!(mass > 0 && mass < left)) {
            throw new IllegalStateException("expected a mass in (0, " + left + ") for the rest, found " + mass);
        }
        double[] log = new double[chosen.length];
        for (int y = 0; y < log.length; y++) {
            log[y] = Math.log(chosen[y] > 0 ? chosen[y] : mass / rest);
        }
        log[head] = Math.log(left - mass);
        return log;
    }

    /** Log probabilities with the given entropy in nats, the head at least as likely as any of the rest. */
    double[] withEntropy(double entropy) {
        double low = left * 1e-9;
        double high = left * rest / (rest + 1.0);
        if (!(left > 0 && entropy(low) < entropy && entropy < entropy(high))) {
            throw new IllegalStateException("expected an entropy in (" + entropy(low) + ", " + entropy(high) + ") with "
                    + left + " left for head and rest, found " + entropy);
        }
        for (int i = 0; i < 60; i++) {
            double middle = (low + high) / 2;
            if (entropy(middle) < entropy) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return withRest(low);
    }

    private double entropy(double mass) {
        double ofHead = left - mass;
        return entropyOfChosen - ofHead * Math.log(ofHead) - mass * Math.log(mass / rest);
    }
}
