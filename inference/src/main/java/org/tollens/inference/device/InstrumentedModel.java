package org.tollens.inference.device;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.tollens.constraints.observable.Observable;
import org.tollens.inference.hook.Hook;
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
                            architecture, kernels, batch, new Needs(observables), rows, new SelfLabels(seed), failures)
                    .run();
            List<Map<Observable, float[]>> result = new ArrayList<>();
            for (int d = 0; d < windows.size(); d++) {
                result.add(values.ofDocument(d));
            }
            return result;
        }
    }

    /**
     * Runs the model on token ids [document][position] of equal length and shows the hook what it asks for.
     */
    public void observe(int[][] tokens, Hook hook) {
        long[] ids = java.util.Arrays.stream(tokens)
                .flatMapToInt(java.util.Arrays::stream)
                .asLongStream()
                .toArray();
        try (PtNDManager pass = (PtNDManager) manager.newSubManager()) {
            NDArray input = pass.create(ids, new Shape(tokens.length, tokens[0].length));
            new ForwardPass(architecture, kernels).run(pass, input, hook);
        }
    }

    @Override
    public void close() {
        kernels.close();
        manager.close();
    }
}
