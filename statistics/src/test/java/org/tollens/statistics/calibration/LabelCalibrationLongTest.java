package org.tollens.statistics.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Labels and intervals of one clause, 10,000 data sets a cell: the tables of docs/calibration.md. */
@Tag("long")
class LabelCalibrationLongTest {
    private static final int SETS = Integer.getInteger("calibration.sets", 10_000);
    private static final double[] DESIGN_EFFECTS = {1, 3, 10};

    /** Rows of a document, for the design effects 1, 3 and 10: enough for 500 rows in each of two groups. */
    private static int rows(int documents, double designEffect) {
        return switch (documents) {
            case 30 -> designEffect > 3 ? 60 : 40;
            case 100 -> designEffect > 3 ? 24 : 12;
            default -> designEffect > 3 ? 12 : designEffect > 1 ? 4 : 2;
        };
    }

    private static Design ranks(Shape shape, int documents, double designEffect, double theta) {
        return new Design(shape, documents, rows(documents, designEffect), designEffect, theta);
    }

    @Test
    void rankEffectsWithoutAnEffect() {
        LabelStudy study = new LabelStudy("ranks-null", SETS);
        for (int documents : new int[] {30, 100, 500}) {
            for (Shape shape : Shape.values()) {
                for (double designEffect : DESIGN_EFFECTS) {
                    if (documents < 500 || shape == Shape.SMOOTH) {
                        study.run(ranks(shape, documents, designEffect, 0), LabelStudy.ON_RANKS);
                    }
                }
            }
        }
        assertThat(study.excesses()).isEmpty();
    }

    @Test
    void rankEffectsAtTheFloor() {
        LabelStudy study = new LabelStudy("ranks-floor", SETS);
        List<Effect> effects = List.of(Effect.CLIFF, Effect.SPEARMAN);
        study.run(ranks(Shape.SMOOTH, 30, 1, 0.05), effects);
        study.run(ranks(Shape.SMOOTH, 30, 10, 0.05), effects);
        study.run(ranks(Shape.TIED, 30, 3, 0.05), effects);
        study.run(ranks(Shape.HEAVY, 30, 10, -0.05), effects);
        study.run(ranks(Shape.HEAVY, 100, 3, 0.05), effects);
        study.run(ranks(Shape.SMOOTH, 100, 10, 0.05), effects);
        study.run(ranks(Shape.HEAVY, 500, 1, 0.05), effects);
        assertThat(study.excesses()).isEmpty();
    }

    /** With 30 documents a layer is evaluable only where every document has rows in all four cells. */
    @Test
    void interactions() {
        LabelStudy study = new LabelStudy("interactions", SETS);
        List<Effect> effect = List.of(Effect.INTERACTION);
        for (double designEffect : DESIGN_EFFECTS) {
            study.run(new Design(Shape.SMOOTH, 100, 27, designEffect, 0), effect);
        }
        study.run(new Design(Shape.HEAVY, 100, 27, 1, 0), effect);
        study.run(new Design(Shape.HEAVY, 100, 27, 10, 0), effect);
        study.run(new Design(Shape.TIED, 100, 45, 3, 0), effect);
        study.run(new Design(Shape.SMOOTH, 30, 150, 3, 0), effect);
        study.run(new Design(Shape.SMOOTH, 500, 6, 3, 0), effect);
        study.run(new Design(Shape.SMOOTH, 100, 27, 3, 0.10), effect);
        assertThat(study.excesses()).isEmpty();
    }

    @Test
    void means() {
        LabelStudy study = new LabelStudy("means", SETS);
        for (Shape shape : Shape.values()) {
            for (int documents : new int[] {30, 100, 500}) {
                for (double designEffect : DESIGN_EFFECTS) {
                    study.run(ranks(shape, documents, designEffect, 0.05), List.of(Effect.MEAN));
                }
            }
        }
        assertThat(study.excesses()).isEmpty();
    }

    /** How often a layer of a family of three is labelled POSITIVE, by its true effect; decides nothing. */
    @Test
    void power() {
        Table table = new Table("power", "effect", "documents", "rows", "δ0", "1.5 δ0", "2 δ0", "2.5 δ0", "3 δ0");
        for (Effect effect : List.of(Effect.CLIFF, Effect.SPEARMAN, Effect.INTERACTION)) {
            for (int documents : new int[] {30, 100, 500}) {
                int rows = effect == Effect.INTERACTION
                        ? documents == 30 ? 90 : documents == 100 ? 40 : 14
                        : documents == 30 ? 60 : documents == 100 ? 40 : 14;
                Object[] row = new Object[8];
                row[0] = effect;
                row[1] = documents;
                row[2] = documents * rows;
                double before = 0;
                for (int k = 0; k < 5; k++) {
                    double theta = (1 + 0.5 * k) * effect.floor();
                    Design design = new Design(Shape.SMOOTH, documents, rows, 3, theta);
                    double power = LabelRates.of(effect, design, SETS / 10).layerPositive();
                    row[3 + k] = power;
                    assertThat(power).isGreaterThan(before - 0.05);
                    before = power;
                }
                table.row(row);
            }
        }
    }
}
