package org.tollens.planted;

import java.util.Random;
import java.util.function.IntToDoubleFunction;

/** What is planted; every function is of the block l = 1..L. Verbs change this one and give it back. */
final class Planting {
    private final int layers;
    private IntToDoubleFunction contrast = layer -> 0;
    private IntToDoubleFunction sharpening = layer -> 0;
    private IntToDoubleFunction coupling = layer -> 0;
    private IntToDoubleFunction interaction = layer -> 0;
    private int turning = 1;
    private double errorsOnTraps = 0.6;
    private double errorsOnOthers = 0.6;
    private boolean calibrated;
    private double oneToken;

    /** Nothing yet: errors have nothing to do with anything that is measured. */
    Planting(int layers) {
        this.layers = layers;
    }

    /** How much more sharply traps attend than others: half of it up, half of it down. */
    Planting contrast(IntToDoubleFunction value) {
        contrast = value;
        return this;
    }

    /** Sharpness added per unit of a type's second level. */
    Planting sharpening(IntToDoubleFunction value) {
        sharpening = value;
        return this;
    }

    /**
     * Growth of the errors' surprisal across the block per unit of a type's level, nats: its sign is that of
     * corr(entropy, change of surprisal).
     */
    Planting coupling(IntToDoubleFunction value) {
        coupling = value;
        return this;
    }

    /** Growth of the errors' surprisal across the block per unit of level x second level, nats. */
    Planting interaction(IntToDoubleFunction value) {
        interaction = value;
        return this;
    }

    /** The block that moves the prediction from the current token to the successor: skipping it costs most. */
    Planting turning(int block) {
        turning = block;
        return this;
    }

    /** How often the text does not follow a trap's successor, and any other type's. */
    Planting errors(double onTraps, double onOthers) {
        errorsOnTraps = onTraps;
        errorsOnOthers = onOthers;
        return this;
    }

    /**
     * The text is drawn from the model's own output. Otherwise the model expects its errors elsewhere than they are, and
     * as often on traps as on others.
     */
    Planting onItsOwnText() {
        calibrated = true;
        return this;
    }

    /** Instead of half the types one type is the trap, and the next token everywhere with this probability. */
    Planting oneToken(double share) {
        oneToken = share;
        return this;
    }

    int layers() {
        return layers;
    }

    double contrast(int layer) {
        return contrast.applyAsDouble(layer);
    }

    double sharpening(int layer) {
        return sharpening.applyAsDouble(layer);
    }

    double coupling(int layer) {
        return coupling.applyAsDouble(layer);
    }

    double interaction(int layer) {
        return interaction.applyAsDouble(layer);
    }

    int turning() {
        return turning;
    }

    double errorsOnTraps() {
        return errorsOnTraps;
    }

    double errorsOnOthers() {
        return errorsOnOthers;
    }

    boolean calibrated() {
        return calibrated;
    }

    double oneToken() {
        return oneToken;
    }

    /** A model in which this is planted, its roles and numbers drawn by the generator. */
    PlantedModel grow(Random random) {
        return new Gardener(this, random).grow();
    }
}
