package org.tollens.inference.device;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.tollens.constraints.observable.Observable;
import org.tollens.constraints.observable.Observables;
import org.tollens.inference.hook.Hook;
import org.tollens.inference.hook.HookPoint;
import org.tollens.inference.text.Window;

/** Holds a model against a golden file: every tensor to 1e-5 of its largest value, nats to 1e-4. */
final class Parity {
    private static final double RELATIVE = 1e-5;
    private static final double NATS = 1e-4;
    private static final Map<HookPoint, String> RAW = Map.of(
            HookPoint.RESID_POST, "resid",
            HookPoint.ATTENTION_PATTERN, "pattern",
            HookPoint.ATTENTION_OUT, "attn_out",
            HookPoint.MLP_OUT, "mlp_out",
            HookPoint.FINAL_NORM, "ln_final",
            HookPoint.LOGITS, "logits");

    private Parity() {}

    static void check(InstrumentedModel model, Golden golden) {
        assertThat(golden.windows()).isPositive();
        InstrumentedModel.prepareThread(1);
        for (int window = 0; window < golden.windows(); window++) {
            checkRaw(model, golden, window + ".");
            checkFigures(model, golden, window + ".");
        }
    }

    private static void checkRaw(InstrumentedModel model, Golden golden, String prefix) {
        int[] at = golden.ints(prefix + "at");
        Picked picked = new Picked(at);
        model.observe(new int[][] {golden.ints(prefix + "tokens")}, picked);
        RAW.forEach((point, name) -> {
            List<Float> found = picked.at(point);
            float[] expected = golden.floats(prefix + name);
            if (point == HookPoint.RESID_POST) {
                // Layer 0 is what the first block reads.
                List<Float> all = new ArrayList<>(picked.at(HookPoint.RESID_PRE));
                all.addAll(found);
                found = all;
            }
            close(name, toArray(found), expected, RELATIVE * largest(expected));
        });
    }

    private static void checkFigures(InstrumentedModel model, Golden golden, String prefix) {
        int[] tokens = golden.ints(prefix + "tokens");
        int[] positions = IntStream.range(1, tokens.length - 1).toArray();
        Set<Observable> all = new LinkedHashSet<>(Observables.builtIn());
        all.removeIf(o -> o.parameters().containsKey(Observables.TEMPERATURE));
        Map<Observable, float[]> measured = model.measure(List.of(new Window("golden", "", tokens, positions)), all, 1)
                .get(0);
        int compared = 0;
        for (Map.Entry<Observable, float[]> entry : measured.entrySet()) {
            String name = prefix + entry.getKey().name();
            if (!golden.file().tensors().containsKey(name)) {
                continue;
            }
            compared++;
            if (entry.getKey().equals(Observables.LENS_TOP1)) {
                float[] expected = floats(golden.ints(name));
                close(name, entry.getValue(), withoutFirst(expected, tokens.length - 1), 0);
            } else {
                float[] expected = withoutFirst(golden.floats(name), tokens.length - 1);
                boolean nats = entry.getKey().unit().equals("nats");
                close(name, entry.getValue(), expected, nats ? NATS : RELATIVE * largest(expected));
            }
        }
        // Every figure of the golden file: 3 of the lens, 5 of attention, 2 of the residual stream, skip losses.
        assertThat(compared).isEqualTo(11);
    }

    /** Positions 1.. of [layer, position]. */
    private static float[] withoutFirst(float[] values, int positions) {
        int layers = values.length / positions;
        float[] result = new float[layers * (positions - 1)];
        for (int l = 0; l < layers; l++) {
            System.arraycopy(values, l * positions + 1, result, l * (positions - 1), positions - 1);
        }
        return result;
    }

    private static void close(String name, float[] found, float[] expected, double tolerance) {
        assertThat(found).as(name).hasSameSizeAs(expected);
        double worst = 0;
        int where = 0;
        for (int i = 0; i < found.length; i++) {
            double difference = Math.abs((double) found[i] - expected[i]);
            if (!(difference <= worst)) {
                worst = difference;
                where = i;
            }
        }
        assertThat(worst)
                .as("largest difference of %s at element %s: %s for %s", name, where, found[where], expected[where])
                .isLessThanOrEqualTo(tolerance);
        System.getLogger(Parity.class.getName())
                .log(System.Logger.Level.DEBUG, name + ": largest difference " + worst + ", allowed " + tolerance);
    }

    private static double largest(float[] values) {
        double result = 0;
        for (float value : values) {
            result = Math.max(result, Math.abs(value));
        }
        return result;
    }

    private static float[] floats(int[] values) {
        float[] result = new float[values.length];
        Arrays.setAll(new double[values.length], i -> result[i] = values[i]);
        return result;
    }

    private static float[] toArray(List<Float> values) {
        float[] result = new float[values.size()];
        for (int i = 0; i < result.length; i++) {
            result[i] = values.get(i);
        }
        return result;
    }

    /** Keeps the golden file's positions of every point. */
    private static final class Picked implements Hook {
        private final int[] at;
        private final Map<HookPoint, List<Float>> values = new EnumMap<>(HookPoint.class);

        Picked(int[] at) {
            this.at = at;
        }

        List<Float> at(HookPoint point) {
            return values.getOrDefault(point, List.of());
        }

        @Override
        public Set<HookPoint> points() {
            // What heads gather has its positions elsewhere.
            return EnumSet.complementOf(EnumSet.of(HookPoint.MLP_GATE, HookPoint.HEAD_OUT));
        }

        @Override
        public void at(HookPoint point, int layer, NDArray value) {
            if (point == HookPoint.RESID_PRE && layer > 1) {
                return;
            }
            long[] shape = value.getShape().getShape();
            int last = (int) shape[shape.length - 1];
            int positions = (int) shape[shape.length - 2];
            float[] flat = value.toFloatArray();
            List<Float> list = values.computeIfAbsent(point, p -> new ArrayList<>());
            for (int outer = 0; outer < flat.length / last / positions; outer++) {
                for (int position : at) {
                    for (int i = 0; i < last; i++) {
                        list.add(flat[(outer * positions + position) * last + i]);
                    }
                }
            }
        }
    }
}
