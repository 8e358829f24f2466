package org.tollens.inference;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tollens.constraints.observable.Observable;
import org.tollens.constraints.observable.Observables;
import org.tollens.constraints.reporting.LensFit;
import org.tollens.constraints.trace.Columns;
import org.tollens.models.SpecRegistry;

/** The tuned lens of the embedded model, fitted as a claim's is. Its file stays for {@code check_tuned_lens.py}. */
@Tag("long")
class EmbeddedTunedLensTest {
    private static final System.Logger LOG = System.getLogger(EmbeddedTunedLensTest.class.getName());

    @Test
    void lowersTheDivergenceAtEveryBlockButTheLast() {
        Observable tuned = Observables.tuned(Observables.LENS_SURPRISAL);
        Path folder = Path.of("target", "tuned-lens");
        MeasurementPlan plan = new MeasurementPlan(
                "reference-gpt2",
                "held-out-fiction",
                Set.of(tuned, Observables.LENS_SURPRISAL),
                Set.of(),
                new MeasurementSettings(256, 8, 12, 0, 20_261_124L));
        Trace trace = new Measurer(
                        SpecRegistry.of(EmbeddedTunedLensTest.class.getClassLoader()),
                        new MeasurementOptions(folder, folder.resolve("models"), "cpu", 0))
                .measure(plan, (step, done, total, rate) -> {});
        LensFit fit = trace.report().tunedLens().orElseThrow();
        LOG.log(System.Logger.Level.INFO, fit::toString);
        assertThat(fit.corpus()).isEqualTo("training-fiction");
        assertThat(fit.klBefore()).hasSize(16);
        for (int layer = 0; layer < 16; layer++) {
            assertThat(fit.klAfter().get(layer))
                    .as("layer " + layer)
                    .isLessThan(fit.klBefore().get(layer));
        }
        Columns columns = trace.columns();
        assertThat(columns.values(tuned, 16)).isEqualTo(columns.values(Observables.LENS_SURPRISAL, 16));
    }
}
