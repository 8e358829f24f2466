package org.tollens.dynamics;

final class Temperature {
    private Temperature() {}

    static double checked(double temperature) {
        if (!(temperature > 0 && temperature < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("expected a temperature above 0, found " + temperature
                    + "; for the most probable token alone use a top-k of 1");
        }
        return temperature;
    }
}
