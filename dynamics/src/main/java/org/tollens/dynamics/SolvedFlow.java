package org.tollens.dynamics;

/** A flow whose course is known in closed form. */
public interface SolvedFlow extends Flow {
    /** In a word or two. */
    String name();

    /** The scores s. */
    double[] scores();

    /** The temperature T. */
    double temperature();

    /**
     * The distribution at a time.
     *
     * @param start log p(0); minus infinity where p(0) is 0, which stays
     * @param time at least 0
     * @return log p(time)
     */
    double[] at(double[] start, double time);

    /** The same kind of flow at another temperature. */
    SolvedFlow withTemperature(double other);

    /** The same kind of flow among the tokens of a support alone. */
    SolvedFlow among(int[] support);
}
