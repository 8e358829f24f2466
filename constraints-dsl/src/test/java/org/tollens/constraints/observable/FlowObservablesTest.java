package org.tollens.constraints.observable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.tollens.constraints.observable.FlowObservables.Field;
import org.tollens.constraints.observable.FlowObservables.Kind;
import org.tollens.constraints.observable.FlowObservables.Metric;

class FlowObservablesTest {
    @Test
    void eachHasAnAddressOfItsOwn() {
        assertThat(FlowObservables.all()).hasSize(2 + 2 * 5 + 2 * 3 * 6).doesNotHaveDuplicates();
        assertThat(FlowObservables.refinementDistance(Field.CONSTANT, 4).key())
                .isEqualTo("refinement_distance{field=constant, from=4, to=8}");
        assertThat(FlowObservables.perturbationNorm(Metric.POST_NORM, Kind.TOKEN, 1e-3)
                        .key())
                .isEqualTo("perturbation_norm{kind=token, metric=post_norm, size=0.001}");
        assertThat(FlowObservables.refinedSurprisal(Field.INTERPOLATED).key())
                .isEqualTo("refined_surprisal{field=interpolated, steps=2}");
    }

    @Test
    void refusesStepsAndSizesThatAreNotMeasured() {
        assertThatThrownBy(() -> FlowObservables.refinementDistance(Field.CONSTANT, 3))
                .hasMessageContaining("expected one of [1, 2, 4, 8] steps a block, found 3");
        assertThatThrownBy(() -> FlowObservables.perturbationMu(Kind.GAUSSIAN, 1e-5))
                .hasMessageContaining("lost in float32");
    }
}
