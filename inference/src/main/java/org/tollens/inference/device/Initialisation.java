package org.tollens.inference.device;

/**
 * What a tensor holds before training.
 *
 * @param constant the value of every element, or the mean of its distribution
 * @param deviation standard deviation of independent normal draws; 0 for the constant alone
 */
record Initialisation(double constant, double deviation) {
    static final Initialisation ZEROS = new Initialisation(0, 0);
    static final Initialisation ONES = new Initialisation(1, 0);

    static Initialisation normal(double deviation) {
        return new Initialisation(0, deviation);
    }
}
