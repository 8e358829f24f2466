package org.tollens.inference.device;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDManager;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.rng.UniformRandomProvider;
import org.tollens.constraints.intervention.Place;
import org.tollens.constraints.intervention.Source;
import org.tollens.inference.hook.Hook;
import org.tollens.inference.hook.HookPoint;
import org.tollens.inference.text.Window;

/** The values that interventions put in, from runs in which nothing is changed; each run is made once. */
final class Sources {
    private final Architecture model;
    private final Kernels kernels;
    private final PtNDManager manager;
    private final List<Window> windows;
    private final Map<Key, NDArray> values = new HashMap<>();

    /** One place of one run. */
    record Key(Source.Run run, Place place, int layer) {}

    /**
     * @param manager owns the values
     */
    Sources(Architecture model, Kernels kernels, PtNDManager manager, List<Window> windows) {
        this.model = model;
        this.kernels = kernels;
        this.manager = manager;
        this.windows = windows;
    }

    /** Makes the runs that these need and does not have. */
    void load(Collection<Key> keys) {
        Set<Key> missing = new HashSet<>(keys);
        missing.removeAll(values.keySet());
        Map<Source.Run, Set<Key>> byRun = missing.stream().collect(Collectors.groupingBy(Key::run, Collectors.toSet()));
        byRun.forEach((run, wanted) -> {
            try (PtNDManager pass = (PtNDManager) manager.newSubManager()) {
                new ForwardPass(model, kernels).run(pass, Edits.tokens(pass, tokens(run)), new Keeping(run, wanted));
            }
        });
    }

    /** The value of a key that was loaded, with the axes of its place; one document where all share it. */
    NDArray get(Key key) {
        return Objects.requireNonNull(values.get(key), () -> "not loaded: " + key);
    }

    private int[][] tokens(Source.Run run) {
        if (run instanceof Source.RunOn on) {
            return new int[][] {on.tokens().stream().mapToInt(Integer::intValue).toArray()};
        }
        return windows.stream()
                .map(window -> run instanceof Source.RunOnShuffledTokens shuffled
                        ? shuffled(window.tokens(), shuffled.seed())
                        : window.tokens())
                .toArray(int[][]::new);
    }

    /** The same tokens in an order drawn by Fisher and Yates's method. */
    private static int[] shuffled(int[] tokens, long seed) {
        int[] result = tokens.clone();
        UniformRandomProvider draws = new SeededDraws(seed).generator(tokens, "shuffle");
        for (int i = result.length - 1; i > 0; i--) {
            int other = draws.nextInt(i + 1);
            int kept = result[i];
            result[i] = result[other];
            result[other] = kept;
        }
        return result;
    }

    /** The hook point at which a place is seen. */
    static HookPoint point(Place place) {
        return switch (place) {
            case RESID_PRE -> HookPoint.RESID_PRE;
            case ATTENTION_PATTERN -> HookPoint.ATTENTION_PATTERN;
            case HEAD_OUT -> HookPoint.HEAD_OUT;
            case ATTENTION_OUT -> HookPoint.ATTENTION_OUT;
            case MLP_OUT -> HookPoint.MLP_OUT;
            case BLOCK, RESID_POST -> HookPoint.RESID_POST;
        };
    }

    /** Keeps what is wanted of a run. */
    private final class Keeping implements Hook {
        private final Source.Run run;
        private final Set<Key> wanted;
        private final NDArray[] before = new NDArray[1];

        Keeping(Source.Run run, Set<Key> wanted) {
            this.run = run;
            this.wanted = wanted;
        }

        @Override
        public Set<HookPoint> points() {
            Set<HookPoint> points =
                    wanted.stream().map(key -> point(key.place())).collect(Collectors.toSet());
            if (wanted.stream().anyMatch(key -> key.place() == Place.BLOCK)) {
                points.add(HookPoint.RESID_PRE);
            }
            return points;
        }

        @Override
        public void at(HookPoint point, int layer, NDArray value) {
            if (point == HookPoint.RESID_PRE) {
                before[0] = value;
            }
            Arrays.stream(Place.values())
                    .filter(place -> point(place) == point)
                    .map(place -> new Key(run, place, layer))
                    .filter(wanted::contains)
                    .forEach(key -> {
                        NDArray kept = key.place() == Place.BLOCK ? value.sub(before[0]) : value.duplicate();
                        kept.attach(manager);
                        values.put(key, kept);
                    });
        }
    }
}
