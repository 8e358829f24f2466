package org.tollens.inference.device;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tollens.constraints.intervention.Intervention;
import org.tollens.constraints.observable.Observable;
import org.tollens.inference.hook.Hook;
import org.tollens.inference.hook.Intervening;
import org.tollens.inference.lens.Translators;
import org.tollens.inference.model.ModelConfig;
import org.tollens.inference.model.ModelException;
import org.tollens.inference.model.ModelFolder;
import org.tollens.inference.safetensors.SafetensorsFile;
import org.tollens.inference.text.Window;
import org.tollens.models.Digest;

/** A model with its weights on a device, ready to be measured. Safe for several threads once open. */
public final class InstrumentedModel implements AutoCloseable {
    private final PtNDManager manager;
    private final Kernels kernels;
    private final Architecture architecture;
    private volatile @Nullable LensOnDevice tunedLens;

    private InstrumentedModel(PtNDManager manager, Kernels kernels, Architecture architecture) {
        this.manager = manager;
        this.kernels = kernels;
        this.architecture = architecture;
    }

    /**
     * Loads and checks the weights.
     *
     * @throws ModelException if a tensor is missing, of another shape, of an unsupported type, or not finite
     * @throws org.tollens.inference.safetensors.SafetensorsException if the file is broken
     */
    public static InstrumentedModel open(ModelFolder folder, ComputeDevice device) {
        try (SafetensorsFile file = SafetensorsFile.open(folder.weights())) {
            return open(folder.config(), device, manager -> new WeightLoader(file, manager, Gpt2.PREFIX));
        }
    }

    /**
     * The architecture as it is before training, its weights drawn at random. The same configuration and seed give the
     * same weights on every machine.
     *
     * @throws ModelException if a tensor is too large to be drawn
     */
    public static InstrumentedModel random(ModelConfig config, long seed, ComputeDevice device) {
        return open(config, device, manager -> new RandomWeights(seed, manager));
    }

    /** A digest for the weights of {@link #random}, which have no file. */
    public static String randomWeightsDigest(String configSha256, long seed) {
        return Digest.of("random initialisation " + RandomWeights.VERSION + "\nseed " + seed + "\n" + configSha256);
    }

    private static InstrumentedModel open(
            ModelConfig config, ComputeDevice device, Function<PtNDManager, WeightSource> weights) {
        PtNDManager manager = (PtNDManager) NDManager.newBaseManager(device.device(), ComputeDevice.ENGINE);
        try {
            Kernels kernels = new Kernels(manager);
            return new InstrumentedModel(manager, kernels, new Gpt2(config, kernels, weights.apply(manager)));
        } catch (RuntimeException e) {
            manager.close();
            throw e;
        }
    }

    /** Name and version of the tensor library. */
    public static String engine() {
        Engine engine = Engine.getEngine(ComputeDevice.ENGINE);
        return engine.getEngineName() + " " + engine.getVersion();
    }

    /**
     * Sets this thread up: no gradients, and so many threads of the tensor library for each call.
     */
    public static void prepareThread(int threads) {
        JniUtils.setGradMode(false);
        // Profiling runs would make the first calls slower and their kernels others than the later ones'.
        JniUtils.setGraphExecutorOptimize(false);
        JniUtils.setNumThreads(threads);
    }

    /**
     * Measures windows of equal length in one batch.
     *
     * @param observables built-in observables and registered ones
     * @param seed of the self labels
     * @return for each window the values by observable, [layer, position] flattened
     * @throws ModelException if a value is not finite, or the lens does not agree with the model's output
     */
    public List<Map<Observable, float[]>> measure(List<Window> windows, Set<Observable> observables, long seed) {
        OwnFailures failures = new OwnFailures();
        List<Map<Observable, float[]>> result = measure(windows, observables, seed, failures);
        failures.all().values().stream().findFirst().ifPresent(failure -> {
            throw failure;
        });
        return result;
    }

    /**
     * As {@link #measure(List, Set, long)}, without those of a user's own observables that fail.
     *
     * @param failures gets them; those that it has already are not tried
     */
    public List<Map<Observable, float[]>> measure(
            List<Window> windows, Set<Observable> observables, long seed, OwnFailures failures) {
        try (PtNDManager batch = (PtNDManager) manager.newSubManager()) {
            Rows rows = new Rows(windows);
            BatchValues values = new BatchMeasurement(
                            architecture,
                            kernels,
                            batch,
                            new Needs(observables),
                            rows,
                            new SelfLabels(seed),
                            failures,
                            tunedLens)
                    .run();
            List<Map<Observable, float[]>> result = new ArrayList<>();
            for (int d = 0; d < windows.size(); d++) {
                result.add(values.ofDocument(d));
            }
            return result;
        }
    }

    /** Measures what is asked for of the tuned lens of this id through it. */
    public void use(Translators lens) {
        tunedLens = LensOnDevice.of(lens, manager);
    }

    /** Begins to fit a tuned lens. */
    public LensFitting fitting() {
        return new LensFitting(architecture, kernels, (PtNDManager) manager.newSubManager());
    }

    /**
     * Runs the model on token ids [document][position] of equal length and shows the hook what it asks for.
     */
    public void observe(int[][] tokens, Hook hook) {
        observe(tokens, Passage.of(hook));
    }

    /**
     * Runs the model with other values in the place of what it computes, and shows the hook what it asks for.
     *
     * @param tokens token ids [document][position] of equal length
     * @throws ModelException if a point is never reached, can't be replaced, or is replaced by another shape
     */
    public void observe(int[][] tokens, Hook hook, Intervening intervening) {
        observe(tokens, new Passage(hook, intervening));
    }

    /**
     * Runs the model with an intervention, and shows the hook what it asks for. Every position counts as measured where one
     * of those is to be drawn.
     *
     * @param tokens token ids [document][position] of equal length
     * @param intervention not one at each block in turn: choose a block with {@link Intervention#at}
     * @throws ModelException if it names a block, head or position that is not there
     */
    public void observe(int[][] tokens, Hook hook, Intervention intervention) {
        List<Window> windows = Arrays.stream(tokens)
                .map(each ->
                        new Window("", "", each, IntStream.range(0, each.length).toArray()))
                .toList();
        try (PtNDManager sources = (PtNDManager) manager.newSubManager()) {
            Edits edits = new Edits(architecture, kernels, sources, windows);
            observe(tokens, new Passage(hook, edits.of(List.of(intervention))));
        }
    }

    private void observe(int[][] tokens, Passage passage) {
        try (PtNDManager pass = (PtNDManager) manager.newSubManager()) {
            new ForwardPass(architecture, kernels).run(pass, Edits.tokens(pass, tokens), passage);
        }
    }

    @Override
    public void close() {
        kernels.close();
        manager.close();
    }
}
