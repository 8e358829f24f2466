package org.tollens.planted;

import java.util.Random;
import java.util.function.IntToDoubleFunction;

/**
 * What is planted; every function is of the block l = 1..L.
 *
 * @param layers L
 * @param contrast how much more sharply traps attend than others (half of it up, half of it down)
 * @param sharpening sharpness added per unit of a type's second level
 * @param coupling growth of the errors' surprisal across the block per unit of a type's level: its sign is that of
 *     corr(entropy, change of surprisal)
 * @param interaction growth of the errors' surprisal across the block per unit of level x second level
 * @param turning block that moves the prediction from the current token to the successor: the one that skipping costs most
 * @param errorsOnTraps how often the text does not follow a trap's successor
 * @param errorsOnOthers the same of the other types
 * @param calibrated whether the text is drawn from the model's own output; otherwise the model expects its errors elsewhere
 *     than they are and as often on traps as on others
 * @param oneToken instead of half the types, one type is the trap: one that makes up this share of the text; 0 for none
 */
record Planting(
        int layers,
        IntToDoubleFunction contrast,
        IntToDoubleFunction sharpening,
        IntToDoubleFunction coupling,
        IntToDoubleFunction interaction,
        int turning,
        double errorsOnTraps,
        double errorsOnOthers,
        boolean calibrated,
        double oneToken) {

    /** A model whose errors have nothing to do with anything that is measured. */
    static Planting nothing(int layers) {
        return new Planting(layers, l -> 0, l -> 0, l -> 0, l -> 0, 1, 0.6, 0.6, false, 0);
    }

    Planting contrast(IntToDoubleFunction value) {
        return new Planting(
                layers,
                value,
                sharpening,
                coupling,
                interaction,
                turning,
                errorsOnTraps,
                errorsOnOthers,
                calibrated,
                oneToken);
    }

    Planting sharpening(IntToDoubleFunction value) {
        return new Planting(
                layers,
                contrast,
                value,
                coupling,
                interaction,
                turning,
                errorsOnTraps,
                errorsOnOthers,
                calibrated,
                oneToken);
    }

    Planting coupling(IntToDoubleFunction value) {
        return new Planting(
                layers,
                contrast,
                sharpening,
                value,
                interaction,
                turning,
                errorsOnTraps,
                errorsOnOthers,
                calibrated,
                oneToken);
    }

    Planting interaction(IntToDoubleFunction value) {
        return new Planting(
                layers,
                contrast,
                sharpening,
                coupling,
                value,
                turning,
                errorsOnTraps,
                errorsOnOthers,
                calibrated,
                oneToken);
    }

    Planting turning(int block) {
        return new Planting(
                layers,
                contrast,
                sharpening,
                coupling,
                interaction,
                block,
                errorsOnTraps,
                errorsOnOthers,
                calibrated,
                oneToken);
    }

    Planting errors(double onTraps, double onOthers) {
        return new Planting(
                layers, contrast, sharpening, coupling, interaction, turning, onTraps, onOthers, calibrated, oneToken);
    }

    Planting onItsOwnText() {
        return new Planting(
                layers,
                contrast,
                sharpening,
                coupling,
                interaction,
                turning,
                errorsOnTraps,
                errorsOnOthers,
                true,
                oneToken);
    }

    Planting oneToken(double share) {
        return new Planting(
                layers,
                contrast,
                sharpening,
                coupling,
                interaction,
                turning,
                errorsOnTraps,
                errorsOnOthers,
                calibrated,
                share);
    }

    /** A model in which this is planted, its roles and numbers drawn by the generator. */
    PlantedModel grow(Random random) {
        return new Gardener(this, random).grow();
    }
}
