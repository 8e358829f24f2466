package org.tollens.inference.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tollens.inference.TestFiles;
import org.tollens.inference.model.ModelFolder;
import org.tollens.inference.safetensors.SafetensorsFile;

/** What fits a tuned lens, against autograd and torch.optim.Adam (make_tuned_lens.py). */
class LensKernelsTest {
    private static final int ROWS = 12;

    @TempDir
    Path temporary;

    private PtNDManager manager;
    private Kernels kernels;
    private SafetensorsFile weights;
    private Golden golden;
    private Architecture model;

    @BeforeEach
    void setUp() {
        manager = (PtNDManager) NDManager.newBaseManager(Device.cpu(), ComputeDevice.ENGINE);
        InstrumentedModel.prepareThread(1);
        kernels = new Kernels(manager);
        Path folder = TestFiles.goldenModel("odd", temporary);
        weights = SafetensorsFile.open(folder.resolve("model.safetensors"));
        model = new Gpt2(ModelFolder.open(folder).config(), kernels, new WeightLoader(weights, manager, Gpt2.PREFIX));
        golden = Golden.open(TestFiles.resource("tuned-lens/tuned-lens.safetensors"));
    }

    @AfterEach
    void tearDown() {
        golden.close();
        kernels.close();
        manager.close();
        weights.close();
    }

    private int width() {
        return model.config().width();
    }

    private NDArray rows(String name) {
        return manager.create(golden.floats(name), new Shape(ROWS, width()));
    }

    private NDArray[] target() {
        return kernels.call(manager, "lens_target", model.finalNorm(manager, rows("last")), model.unembedding());
    }

    private NDArray translated() {
        NDArray a = manager.create(golden.floats("a"), new Shape(width(), width()));
        return kernels.one(manager, "translated", rows("x"), a, manager.create(golden.floats("c")));
    }

    private NDArray index() {
        return manager.arange(0, ROWS, 1, ai.djl.ndarray.types.DataType.INT64);
    }

    @Test
    void theDivergenceIsThatOfTheDistributions() {
        NDArray[] target = target();
        float[] kl = kernels.one(
                        manager,
                        "lens_divergence",
                        model.finalNorm(manager, translated()),
                        model.unembedding(),
                        target[0],
                        target[1])
                .toFloatArray();
        close(kl, golden.floats("kl"), 1e-5);
    }

    @Test
    void theGradientIsThatOfAutograd() {
        NDArray y = translated();
        NDArray inH = kernels.one(
                manager, "lens_gradient", model.finalNorm(manager, y), model.unembedding(), target()[0], index());
        close(model.finalNormGradient(manager, y, inH).toFloatArray(), golden.floats("gradient"), 1e-6);
    }

    @Test
    void threeStepsAreThoseOfAdam() {
        Shape shape = new Shape(width(), width() + 1);
        NDArray w = manager.zeros(shape);
        NDArray first = manager.zeros(shape);
        NDArray second = manager.zeros(shape);
        NDArray mean = manager.zeros(new Shape(width()));
        NDArray inverse = manager.ones(new Shape(width()));
        NDArray scale = manager.create(1f);
        NDArray target = target()[0];
        for (int step = 1; step <= 3; step++) {
            NDArray[] batch = kernels.call(manager, "lens_batch", rows("x"), mean, inverse, scale, w, index());
            NDArray h = model.finalNorm(manager, batch[1]);
            NDArray inH = kernels.one(manager, "lens_gradient", h, model.unembedding(), target, index());
            NDArray inX = model.finalNormGradient(manager, batch[1], inH);
            kernels.one(manager, "lens_step", w, first, second, batch[0], inX, scale, 0.01, step);
        }
        close(w.toFloatArray(), golden.floats("w"), 1e-5);
    }

    @Test
    void theTranslatorDoesToRowsWhatTheWeightsDidToStandardisedOnes() {
        NDArray x = rows("x");
        NDArray[] scale = kernels.call(manager, "lens_scale", x);
        NDArray w = manager.create(golden.floats("w"), new Shape(width(), width() + 1));
        NDArray batch = kernels.call(manager, "lens_batch", x, scale[0], scale[1], scale[2], w, index())[1];
        NDArray[] map = kernels.call(manager, "lens_translator", w, scale[0], scale[1], scale[2]);
        close(kernels.one(manager, "translated", x, map[0], map[1]).toFloatArray(), batch.toFloatArray(), 1e-5);
        assertThat(batch.toFloatArray()).isNotEqualTo(x.toFloatArray());
    }

    private static void close(float[] found, float[] expected, double tolerance) {
        assertThat(found).hasSameSizeAs(expected);
        for (int i = 0; i < found.length; i++) {
            assertThat(found[i]).as("element " + i).isCloseTo(expected[i], within((float) tolerance));
        }
    }
}
