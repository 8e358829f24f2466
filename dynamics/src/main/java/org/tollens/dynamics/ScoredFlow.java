package org.tollens.dynamics;

/** What the flows of given scores at a temperature have in common. */
abstract class ScoredFlow implements SolvedFlow {
    final double[] scores;
    final double temperature;

    ScoredFlow(double[] scores, double temperature) {
        this.scores = scores.clone();
        this.temperature = Temperature.checked(temperature);
    }

    @Override
    public int size() {
        return scores.length;
    }

    @Override
    public double[] scores() {
        return scores.clone();
    }

    @Override
    public double temperature() {
        return temperature;
    }
}
