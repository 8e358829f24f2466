package org.tollens.constraints.judging;

/** The scale that intervals of an effect are made on. */
enum Scale {
    /** As estimated. */
    PLAIN,
    /** Fisher's z; shown as a correlation. */
    FISHER;

    double shown(double value) {
        return this == FISHER ? Math.tanh(value) : value;
    }

    /** The standard error on the scale that is shown, by the delta method. */
    double shownError(double value, double error) {
        double rho = Math.tanh(value);
        return this == FISHER ? error * (1 - rho * rho) : error;
    }
}
