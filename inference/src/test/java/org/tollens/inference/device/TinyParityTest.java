package org.tollens.inference.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tollens.inference.TestFiles;
import org.tollens.inference.model.ModelFolder;

/** Random models of odd shapes against Transformers in float64: F32, F16 and BF16 weights, one head, two chunks. */
class TinyParityTest {
    @ParameterizedTest
    @ValueSource(strings = {"odd", "one-head", "long", "brain"})
    void agreesWithTransformers(String name, @TempDir Path temporary) {
        Path folder = TestFiles.goldenModel(name, temporary);
        ModelFolder files = ModelFolder.open(folder);
        try (InstrumentedModel model = InstrumentedModel.open(files, ComputeDevice.named("cpu"));
                Golden golden = Golden.open(folder.resolve("golden.safetensors"))) {
            assertThat(files.weightsSha256()).isEqualTo(golden.weightsSha256());
            Parity.check(model, golden);
        }
    }
}
