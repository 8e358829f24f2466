package org.tollens.inference;

/** Told how far a measurement is. */
@FunctionalInterface
public interface Progress {
    /**
     * @param step what is being done, such as {@code reading weights} or {@code documents}
     * @param done units done
     * @param total units in all
     * @param tokensPerSecond so far; 0 while unknown
     */
    void update(String step, long done, long total, double tokensPerSecond);
}
