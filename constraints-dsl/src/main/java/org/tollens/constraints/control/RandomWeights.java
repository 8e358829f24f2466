package org.tollens.constraints.control;

/**
 * Random initialisations of the same architecture, on the same positions. What they reach raises the least effect that
 * counts, layer by layer.
 */
public record RandomWeights() implements Control {
    @Override
    public String describe() {
        return "random weights";
    }
}
