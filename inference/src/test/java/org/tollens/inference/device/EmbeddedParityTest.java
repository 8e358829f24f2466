package org.tollens.inference.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tollens.inference.TestFiles;
import org.tollens.inference.model.ModelFolder;
import org.tollens.models.SpecRegistry;

/** The embedded model on a window of held-out text, against Transformers in float64. */
class EmbeddedParityTest {
    private static final String GOLDEN = "parity/reference-gpt2/golden.safetensors";

    @Test
    void agreesWithTransformers(@TempDir Path cache) {
        SpecRegistry registry = SpecRegistry.of(EmbeddedParityTest.class.getClassLoader());
        ModelFolder files = ModelFolder.open(registry.files(registry.model("reference-gpt2"), cache));
        try (InstrumentedModel model = InstrumentedModel.open(files, ComputeDevice.named("cpu"));
                Golden golden = Golden.open(TestFiles.resource(GOLDEN))) {
            assertThat(files.weightsSha256())
                    .as(
                            "digest of the embedded model's weights; %s was made from others: make it again with"
                                    + " make_golden.py model MODEL_FOLDER tokens.json golden.safetensors",
                            GOLDEN)
                    .isEqualTo(golden.weightsSha256());
            Parity.check(model, golden);
        }
    }
}
