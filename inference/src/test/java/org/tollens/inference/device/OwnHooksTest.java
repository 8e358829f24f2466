package org.tollens.inference.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.tollens.inference.hook.OwnObservables.ownObservable;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tollens.constraints.observable.Observable;
import org.tollens.inference.hook.Hook;
import org.tollens.inference.hook.HookPoint;
import org.tollens.inference.model.ModelException;
import org.tollens.inference.text.Window;

/** Observables of a user's own on a family that has no attention pattern, with blocks of a closed form. */
class OwnHooksTest {
    private static final Window WINDOW = new Window("d", "book", new int[] {3, 1, 4, 1, 5}, new int[] {1, 2, 3});

    private PtNDManager manager;
    private Kernels kernels;
    private LinearModel model;

    @BeforeEach
    void open() {
        manager = (PtNDManager)
                NDManager.newBaseManager(ComputeDevice.named("cpu").device(), ComputeDevice.ENGINE);
        kernels = new Kernels(manager);
        model = new LinearModel(manager, 7, new double[] {1, 1}, new double[] {0.5, 0.5});
    }

    @AfterEach
    void close() {
        kernels.close();
        manager.close();
    }

    private Map<Observable, float[]> measure(OwnFailures failures, Observable... observables) {
        return new BatchMeasurement(
                        model,
                        kernels,
                        manager,
                        new Needs(Set.of(observables)),
                        new Rows(List.of(WINDOW)),
                        new SelfLabels(1),
                        failures,
                        null)
                .run()
                .ofDocument(0);
    }

    @Test
    void aPointThatTheFamilyLacksFailsWhatReadsItAlone() {
        Observable attention = ownObservable("linear_attention")
                .perBlockAndPosition()
                .unit("1")
                .version(1)
                .at(Set.of(HookPoint.RESID_POST, HookPoint.ATTENTION_PATTERN), seen -> seen.tokens());
        Observable growth = ownObservable("linear_growth")
                .perBlockAndPosition()
                .unit("1")
                .version(1)
                .at(Set.of(HookPoint.RESID_PRE, HookPoint.RESID_POST), seen -> seen.at(HookPoint.RESID_POST)
                        .norm(new int[] {2})
                        .div(seen.at(HookPoint.RESID_PRE).norm(new int[] {2})));
        OwnFailures failures = new OwnFailures();
        Map<Observable, float[]> values = measure(failures, attention, growth);
        assertThat(values).containsOnlyKeys(growth);
        assertThat(values.get(growth)).containsExactly(new float[] {2, 2, 2, 1.5f, 1.5f, 1.5f}, within(1e-5f));
        assertThat(failures.all()).containsOnlyKeys(attention);
        assertThat(failures.all().get(attention))
                .hasMessage(
                        "observable linear_attention{version=1} asks for the hook point ATTENTION_PATTERN, which the"
                                + " family linear does not have; it has RESID_PRE, ATTENTION_OUT, MLP_OUT, RESID_POST,"
                                + " FINAL_NORM, LOGITS: read one of these, or judge the claim on a model of another family");
    }

    @Test
    void aHookThatWouldNeverFireIsRefused() {
        Hook blind = new Hook() {
            @Override
            public Set<HookPoint> points() {
                return Set.of(HookPoint.MLP_GATE);
            }

            @Override
            public void at(HookPoint point, int layer, NDArray value) {
                throw new AssertionError("never");
            }
        };
        NDArray tokens = manager.create(new long[] {1, 2}, new Shape(1, 2));
        assertThatThrownBy(() -> new ForwardPass(model, kernels).run(manager, tokens, blind))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("hook points that the family linear has, found [MLP_GATE]; use some of [");
    }
}
