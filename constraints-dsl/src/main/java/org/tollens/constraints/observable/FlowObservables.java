package org.tollens.constraints.observable;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Observables of a network read as a flow: block l moves the residual stream by f_l(x) = block_l(x) - x. Positions are the
 * measured ones of the document unless said otherwise; norms are Euclidean over width and positions together, taken in
 * float64. Perturbations and the positions that they begin at are drawn with the measurement's seed.
 */
public final class FlowObservables {
    /**
     * What a block's captured parts do not explain: |x_l - x_(l-1) - attention output - MLP output| / |x_l| at the position.
     * Axes [layer, position], at least 0; rounding only where the instrumentation is right.
     */
    public static final Observable EULER_RESIDUAL = Observable.of("euler_residual", Axes.LAYER_POSITION, "1");

    /**
     * How much the next block would do otherwise: |f_(l+1)(x) - f_l(x)| / |f_l(x)| at the position, both on the x that
     * block l reads. Axes [layer, position], at least 0; -1 at block L, which has no next one: excluded by definition.
     */
    public static final Observable DEPTH_SMOOTHNESS = Observable.of("depth_smoothness", Axes.LAYER_POSITION, "1");

    /** How the field between two blocks is filled in where a block is taken in smaller steps. */
    public enum Field {
        /** Each sub-step of block l uses f_l. */
        CONSTANT,
        /** Sub-step j of r uses (1 - w) f_l + w f_(l+1) with w = j/r, j = 0..r-1; block L uses f_L. */
        INTERPOLATED
    }

    /** What a perturbation's size is measured in after each block. */
    public enum Metric {
        /** |d|, d the perturbed minus the plain residual stream. */
        ABSOLUTE,
        /** |d| / |x|. */
        RELATIVE,
        /** |N(x + d) - N(x)|, N the model's final norm. */
        POST_NORM
    }

    /** How a perturbation is made. Both have the norm size * |x| at the perturbed position, after block 1. */
    public enum Kind {
        /** An isotropic Gaussian direction. */
        GAUSSIAN,
        /** The direction in which another token at the position moves the stream after block 1. */
        TOKEN
    }

    /** Steps a block that refinement distances start from; with the doubles of the last these are 1, 2, 4, 8 and 16. */
    public static final List<Integer> STEPS = List.of(1, 2, 4, 8);

    /** Perturbation sizes as shares of |x|. */
    public static final List<Double> SIZES = List.of(0.001, 0.01, 0.1);

    private FlowObservables() {}

    /**
     * Squared distance between the final residual streams (after block L, before the final norm) with r and with 2r steps
     * of size 1/r and 1/(2r) a block: the sum of squared differences over width and measured positions. One value a
     * document, at least 0, in squared units of the residual stream; no root, so that documents can be added up.
     *
     * @param from r, one of {@link #STEPS}
     */
    public static Observable refinementDistance(Field field, int from) {
        if (!STEPS.contains(from)) {
            throw new IllegalArgumentException("expected one of " + STEPS + " steps a block, found " + from
                    + "; the other side has twice as many");
        }
        return Observable.of("refinement_distance", Axes.DOCUMENT, "squared residual")
                .with("field", word(field))
                .with("from", String.valueOf(from))
                .with("to", String.valueOf(2 * from));
    }

    /**
     * Surprisal of the true next token under the model's output when every block is taken in two steps of half its size.
     * Axes [position], nats, at least 0. To be compared with the lens surprisal at depth L.
     */
    public static Observable refinedSurprisal(Field field) {
        return Observable.of("refined_surprisal", Axes.POSITION, "nats")
                .with("field", word(field))
                .with("steps", "2");
    }

    /**
     * The size of a perturbation d_l after block l, over the positions from the perturbed one on; block 1 has what was put
     * in. One value a document for each block 1..L, above 0.
     *
     * @param size |d_1| / |x_1| at the perturbed position, in [1e-4, 1]
     */
    public static Observable perturbationNorm(Metric metric, Kind kind, double size) {
        String unit = metric == Metric.ABSOLUTE ? "residual" : "1";
        return perturbed("perturbation_norm", Axes.LAYER_DOCUMENT, unit, kind, size)
                .with("metric", word(metric));
    }

    /**
     * mu of block l on a pair of points: inner product of d and f_l(x + d) - f_l(x) over |d|^2, with d the perturbation that
     * block l reads, over the positions from the perturbed one on. One value a document for each block; 0 at block 1, after
     * which the perturbation begins.
     *
     * @param size as in {@link #perturbationNorm}
     */
    public static Observable perturbationMu(Kind kind, double size) {
        return perturbed("perturbation_mu", Axes.LAYER_DOCUMENT, "1", kind, size);
    }

    /**
     * |f_l(x + d) - f_l(x)| / |d| of block l, as {@link #perturbationMu} has it; 0 at block 1.
     *
     * @param size as in {@link #perturbationNorm}
     */
    public static Observable perturbationLipschitz(Kind kind, double size) {
        return perturbed("perturbation_lipschitz", Axes.LAYER_DOCUMENT, "1", kind, size);
    }

    /**
     * What a perturbation does to the model's output: KL(plain output || perturbed output), mean over the measured positions
     * from the perturbed one on. One value a document, nats. Of the final output only: through the lens of earlier layers a
     * divergence would say as much about the lens as about the perturbation, so it has no slope over layers.
     *
     * @param size as in {@link #perturbationNorm}
     */
    public static Observable perturbationOutputKl(Kind kind, double size) {
        return perturbed("perturbation_output_kl", Axes.DOCUMENT, "nats", kind, size);
    }

    /** All of them, in a fixed order. */
    public static List<Observable> all() {
        Stream<Observable> refined = Stream.of(Field.values())
                .flatMap(field -> Stream.concat(
                        STEPS.stream().map(from -> refinementDistance(field, from)),
                        Stream.of(refinedSurprisal(field))));
        Stream<Observable> perturbed =
                Stream.of(Kind.values()).flatMap(kind -> SIZES.stream().flatMap(size -> perturbed(kind, size)));
        return Stream.of(Stream.of(EULER_RESIDUAL, DEPTH_SMOOTHNESS), refined, perturbed)
                .flatMap(part -> part)
                .toList();
    }

    private static Stream<Observable> perturbed(Kind kind, double size) {
        return Stream.concat(
                Stream.of(Metric.values()).map(metric -> perturbationNorm(metric, kind, size)),
                Stream.of(
                        perturbationMu(kind, size),
                        perturbationLipschitz(kind, size),
                        perturbationOutputKl(kind, size)));
    }

    private static Observable perturbed(String name, Axes axes, String unit, Kind kind, double size) {
        if (!(size >= 1e-4 && size <= 1)) {
            throw new IllegalArgumentException(
                    "expected a perturbation of 0.0001 to 1 times the residual stream, found " + size
                            + "; a smaller one is lost in float32");
        }
        return Observable.of(name, axes, unit)
                .with("kind", word(kind))
                .with("size", BigDecimal.valueOf(size).stripTrailingZeros().toPlainString());
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
