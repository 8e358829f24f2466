package org.tollens.constraints.calibration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.tollens.constraints.observable.Observable;
import org.tollens.constraints.observable.Observables;
import org.tollens.constraints.trace.Columns.DocumentInfo;

/**
 * Population values, and data that have them. Every column is normal; a fifth of its variance is common to the rows of a
 * document.
 *
 * @param documents how many
 * @param size rows of a document
 * @param wrong share of rows where the model errs; documents differ in it
 * @param delta [layer] Cliff's delta of attention, wrong against right: a shift of √2·Φ⁻¹((1 + δ)/2)
 * @param rho [layer] Spearman's rho of entropy and the change of surprisal: a normal correlation of 2·sin(πρ/6)
 * @param interaction [layer] stratified interaction; where it is not 0 in some layer, rho is not used
 * @param loss [layer] mean loss of skipping the block
 */
@SuppressWarnings("ArrayRecordComponent")
record Truth(int documents, int size, double wrong, double[] delta, double[] rho, double[] interaction, double[] loss) {
    private static final double SHARED = 0.2;

    /** E[x | upper third] − E[x | lower third] of a standard normal x. */
    private static final double CONTRAST = 2 * 1.0908043756;

    int layers() {
        return delta.length;
    }

    int rows() {
        return documents * size;
    }

    GeneratedColumns draw(RandomGenerator random) {
        Map<Observable, double[][]> values = new LinkedHashMap<>();
        double[] errs = errs(random);
        double[][] top1 = new double[layers() + 1][rows()];
        values.put(Observables.LENS_TOP1, top1);
        values.put(Observables.TARGET, new double[][] {errs});
        values.put(Observables.SELF_LABEL, new double[][] {errs(random)});
        values.put(
                Observables.TOKEN,
                new double[][] {random.ints(rows(), 0, 50).asDoubleStream().toArray()});
        double[][] attention = new double[layers()][];
        double[][] entropy = new double[layers() + 1][];
        for (int l = 0; l <= layers(); l++) {
            entropy[l] = column(random);
            if (l < layers()) {
                attention[l] = column(random);
            }
        }
        double[][] surprisal = surprisal(random, entropy, attention);
        for (int l = 0; l < layers(); l++) {
            double shift = Math.sqrt(2) * Normal.quantile((1 + delta[l]) / 2);
            for (int i = 0; i < rows(); i++) {
                attention[l][i] += shift * errs[i];
            }
        }
        values.put(Observables.ATTENTION_CONCENTRATION, attention);
        values.put(Observables.LENS_ENTROPY, entropy);
        values.put(Observables.LENS_SURPRISAL, surprisal);
        values.put(Observables.LENS_SURPRISAL_SELF, surprisal);
        if (loss.length > 0) {
            values.put(Observables.SKIP_SURPRISAL, skipped(random, surprisal[layers()]));
        }
        List<DocumentInfo> infos = new ArrayList<>();
        IntStream.range(0, documents).forEach(d -> infos.add(new DocumentInfo("doc-" + d, "source-" + d)));
        return new GeneratedColumns(layers(), size, infos, values);
    }

    /** 1 where the target is not the model's first choice, 0. */
    private double[] errs(RandomGenerator random) {
        double[] errs = new double[rows()];
        double share = wrong;
        for (int i = 0; i < errs.length; i++) {
            if (i % size == 0) {
                share = wrong < 1 ? wrong + 0.4 * (random.nextDouble() - 0.5) : 1;
            }
            errs[i] = random.nextDouble() < share ? 1 : 0;
        }
        return errs;
    }

    private double[] column(RandomGenerator random) {
        double[] column = new double[rows()];
        double shared = 0;
        for (int i = 0; i < column.length; i++) {
            shared = i % size == 0 ? Math.sqrt(SHARED) * random.nextGaussian() : shared;
            column[i] = shared + Math.sqrt(1 - SHARED) * random.nextGaussian();
        }
        return column;
    }

    private double[][] surprisal(RandomGenerator random, double[][] entropy, double[][] attention) {
        double[][] surprisal = new double[layers() + 1][];
        surprisal[0] = column(random);
        boolean interacting = Arrays.stream(interaction).anyMatch(i -> i != 0);
        for (int l = 1; l <= layers(); l++) {
            double[] change = column(random);
            double r = 2 * Math.sin(Math.PI * rho[l - 1] / 6);
            double ratio = interaction[l - 1] / (CONTRAST * CONTRAST);
            double product = ratio * Math.sqrt(1.34 / (1 - ratio * ratio));
            for (int i = 0; i < change.length; i++) {
                double sigma = entropy[l - 1][i];
                double kappa = attention[l - 1][i];
                change[i] = surprisal[l - 1][i]
                        + (interacting
                                ? change[i] + 0.5 * sigma + 0.3 * kappa + product * sigma * kappa
                                : r * sigma + Math.sqrt(1 - r * r) * change[i]);
            }
            surprisal[l] = change;
        }
        return surprisal;
    }

    private double[][] skipped(RandomGenerator random, double[] output) {
        double[][] skipped = new double[layers()][];
        for (int l = 0; l < layers(); l++) {
            skipped[l] = column(random);
            for (int i = 0; i < output.length; i++) {
                skipped[l][i] = output[i] + loss[l] + 0.1 * skipped[l][i];
            }
        }
        return skipped;
    }
}
