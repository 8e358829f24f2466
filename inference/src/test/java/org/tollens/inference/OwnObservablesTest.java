package org.tollens.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.tollens.inference.hook.OwnObservables.ownObservable;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tollens.constraints.observable.Axes;
import org.tollens.constraints.observable.Observable;
import org.tollens.constraints.observable.Observables;
import org.tollens.constraints.trace.Columns;
import org.tollens.inference.hook.HookPoint;
import org.tollens.inference.hook.Seen;

/** Observables of a user's own are measured, kept and found again as built-in ones are. */
class OwnObservablesTest {
    private static final int[] WIDTH = {2};

    @TempDir
    Path temporary;

    private Bench bench;

    @BeforeEach
    void setUp() {
        bench = new Bench(temporary);
    }

    private static NDArray cosine(Seen seen) {
        NDArray before = seen.at(HookPoint.RESID_PRE);
        NDArray after = seen.at(HookPoint.RESID_POST);
        return before.mul(after).sum(WIDTH).div(before.norm(WIDTH).mul(after.norm(WIDTH)));
    }

    private static NDArray sink(int layer, NDArray pattern) {
        return pattern.get(new NDIndex(":, :, :, 0")).mean(new int[] {1});
    }

    private static void assertEqual(Columns columns, Observable own, Observable builtIn) {
        for (int layer = 1; layer <= columns.layers(); layer++) {
            assertThat(columns.values(own, layer))
                    .as("%s at layer %d", own, layer)
                    .containsExactly(columns.values(builtIn, layer), within(2e-6));
        }
    }

    @Test
    void giveWhatBuiltInOnesOfTheSameDefinitionGive() {
        Observable cosine = ownObservable("own_cosine")
                .perBlockAndPosition()
                .unit("1")
                .version(1)
                .at(Set.of(HookPoint.RESID_PRE, HookPoint.RESID_POST), OwnObservablesTest::cosine);
        Observable sink = ownObservable("own_sink")
                .perBlockAndPosition()
                .unit("1")
                .version(1)
                .onAttention(OwnObservablesTest::sink);
        Columns columns = bench.measure(cosine, sink, Observables.RESIDUAL_COSINE, Observables.ATTENTION_SINK_MASS)
                .columns();
        assertEqual(columns, cosine, Observables.RESIDUAL_COSINE);
        assertEqual(columns, sink, Observables.ATTENTION_SINK_MASS);
    }

    @Test
    void aBlockAddsWhatItsPartsAdd() {
        Observable parts = ownObservable("own_parts")
                .perBlockAndPosition()
                .unit("1")
                .version(1)
                .at(
                        Set.of(HookPoint.RESID_PRE, HookPoint.ATTENTION_OUT, HookPoint.MLP_OUT, HookPoint.RESID_POST),
                        seen -> seen.at(HookPoint.RESID_PRE)
                                .add(seen.at(HookPoint.ATTENTION_OUT))
                                .add(seen.at(HookPoint.MLP_OUT))
                                .sub(seen.at(HookPoint.RESID_POST))
                                .abs()
                                .max(WIDTH));
        Columns columns = bench.measure(parts).columns();
        for (int layer = 1; layer <= columns.layers(); layer++) {
            assertThat(Arrays.stream(columns.values(parts, layer)).max()).hasValueCloseTo(0.0, within(1e-4));
        }
    }

    @Test
    void haveTheAxesThatTheyDeclare() {
        Observable depth = ownObservable("own_depth")
                .perDepthAndPosition()
                .unit("1")
                .version(1)
                .onBlock((layer, x) -> x.norm(WIDTH).mul(0).add(layer));
        Observable last = ownObservable("own_last")
                .perPosition()
                .unit("1")
                .version(1)
                .onBlock((layer, x) -> x.norm(WIDTH).mul(0).add(layer));
        Observable logits = ownObservable("own_logits")
                .perPosition()
                .unit("nats")
                .version(1)
                .at(HookPoint.LOGITS, (layer, z) -> z.argMax(2));
        Observable tokens = ownObservable("own_tokens")
                .perBlockAndPosition()
                .unit("token id")
                .version(1)
                .at(Set.of(HookPoint.MLP_OUT), Seen::tokens);
        Columns columns = bench.measure(depth, last, logits, tokens, Observables.LENS_TOP1, Observables.TOKEN)
                .columns();
        int layers = columns.layers();
        for (int layer = 0; layer <= layers; layer++) {
            assertThat(columns.values(depth, layer)).containsOnly(layer);
        }
        assertThat(columns.values(last, 0)).containsOnly(layers);
        assertThat(columns.values(logits, 0)).isEqualTo(columns.values(Observables.LENS_TOP1, layers));
        assertThat(columns.values(tokens, 2)).isEqualTo(columns.values(Observables.TOKEN, 0));
    }

    @Test
    void areMeasuredOnceAndAgainWithANewVersion() {
        AtomicInteger calls = new AtomicInteger();
        List<Observable> versions = List.of(1, 2).stream()
                .map(version -> ownObservable("own_counted")
                        .perPosition()
                        .unit("1")
                        .version(version)
                        .onBlock((layer, x) -> {
                            calls.incrementAndGet();
                            return x.norm(WIDTH).mul(0).add(version);
                        }))
                .toList();
        assertThat(bench.measure(versions.get(0)).report().documentsMeasured()).isEqualTo(7);
        int first = calls.get();
        assertThat(first).isPositive();
        assertThat(bench.measure(versions.get(0), Observables.TOKEN).report().documentsMeasured())
                .isZero();
        assertThat(calls).hasValue(first);
        Trace changed = bench.measure(versions.get(1), versions.get(0));
        assertThat(changed.report().documentsMeasured()).isEqualTo(7);
        assertThat(changed.columns().values(versions.get(0), 0)).containsOnly(1);
        assertThat(changed.columns().values(versions.get(1), 0)).containsOnly(2);
    }

    @Test
    void areMeasuredOnRandomWeightsAndInAnyBatch() {
        Observable norm = ownObservable("own_norm")
                .perBlockAndPosition()
                .unit("1")
                .version(1)
                .onBlock((layer, x) -> x.norm(WIDTH));
        bench.onRandomWeights = Set.of(norm);
        bench.batch = 1;
        Columns alone = bench.measure(norm).columns();
        bench.batch = 7;
        Columns together =
                bench.measure(Set.of(norm), "cpu", temporary.resolve("other")).columns();
        assertThat(alone.onRandomWeights()).hasSize(3);
        for (int layer = 1; layer <= alone.layers(); layer++) {
            assertThat(together.values(norm, layer)).containsExactly(alone.values(norm, layer), within(1e-4));
            assertThat(alone.onRandomWeights().get(0).values(norm, layer)).isNotEqualTo(alone.values(norm, layer));
        }
    }

    @Test
    void seeCopiesThatAreFreedWithTheirLayer() {
        ConcurrentLinkedQueue<NDArray> seen = new ConcurrentLinkedQueue<>();
        Observable vandal = ownObservable("own_vandal")
                .perBlockAndPosition()
                .unit("1")
                .version(1)
                .at(Set.of(HookPoint.RESID_PRE, HookPoint.ATTENTION_PATTERN), given -> {
                    assertThat(seen).as("arrays of earlier layers").allMatch(NDArray::isReleased);
                    NDArray x = given.at(HookPoint.RESID_PRE);
                    NDArray temporaryArray = x.muli(1_000).norm(WIDTH);
                    given.at(HookPoint.ATTENTION_PATTERN).muli(0);
                    given.tokens().muli(0);
                    seen.addAll(List.of(x, temporaryArray, given.tokens()));
                    return temporaryArray;
                });
        Observable[] builtIn = {Observables.RESIDUAL_COSINE, Observables.ATTENTION_SINK_MASS, Observables.LENS_SURPRISAL
        };
        Columns untouched = bench.measure(builtIn).columns();
        Set<Observable> all = new LinkedHashSet<>(List.of(builtIn));
        all.add(vandal);
        bench.batch = 7;
        Trace trace = bench.measure(all, "cpu", temporary.resolve("vandal"));
        assertThat(trace.failures()).isEmpty();
        assertThat(seen).hasSize(3 * 3).allMatch(NDArray::isReleased);
        for (Observable each : builtIn) {
            for (int layer = 1; layer <= untouched.layers(); layer++) {
                assertThat(trace.columns().values(each, layer))
                        .containsExactly(untouched.values(each, layer), within(1e-5));
            }
        }
    }

    @Test
    void onesThatFailCostNobodyElseAColumn() {
        Observable shape = ownObservable("own_shape")
                .perBlockAndPosition()
                .unit("1")
                .version(4)
                .onBlock((layer, x) -> x);
        Observable nan = ownObservable("own_nan")
                .perBlockAndPosition()
                .unit("1")
                .version(1)
                .onBlock((layer, x) -> layer == 2 ? x.norm(WIDTH).mul(0).add(Float.NaN) : x.norm(WIDTH));
        Observable throwing = ownObservable("own_throwing")
                .perBlockAndPosition()
                .unit("1")
                .version(1)
                .onAttention((layer, pattern) -> {
                    throw new ArithmeticException("no luck");
                });
        Observable gate = ownObservable("own_gate")
                .perBlockAndPosition()
                .unit("1")
                .version(1)
                .at(HookPoint.MLP_GATE, (layer, x) -> x.mean(WIDTH));
        Trace trace = bench.measure(shape, nan, throwing, gate, Observables.RESIDUAL_COSINE);
        assertThat(trace.columns().values(Observables.RESIDUAL_COSINE, 3))
                .hasSize(trace.columns().rows());
        assertThat(trace.failures().keySet()).containsExactlyInAnyOrder(shape, nan, throwing, gate);
        assertThat(trace.failures().get(shape))
                .hasMessageContaining("to give [document, position] = (")
                .hasMessageContaining("at block 1, found shape (")
                .hasMessageContaining("OwnObservablesTest.java:")
                .hasMessageContaining("give it version(5)");
        assertThat(trace.failures().get(nan))
                .hasMessageContaining("expected finite values of observable own_nan{version=1}, found NaN at block 2,"
                        + " position 4 of document d");
        assertThat(trace.failures().get(throwing))
                .hasMessageContaining("own_throwing{version=1} threw java.lang.ArithmeticException: no luck at block 1")
                .hasRootCauseInstanceOf(ArithmeticException.class);
        assertThat(trace.failures().get(gate))
                .hasMessageContaining("asks for the hook point MLP_GATE, which the family gpt2 does not have; it has"
                        + " RESID_PRE, ATTENTION_PATTERN,");
        assertThat(trace.columns().has(throwing)).isFalse();
    }

    @Test
    void oneThatIsNotRegisteredIsRefusedWithTheWayToDoIt() {
        Observable unknown =
                Observable.of("own_unknown", Axes.LAYER_POSITION, "1").with("version", "1");
        assertThatThrownBy(() -> bench.measure(unknown))
                .isInstanceOf(MeasurementException.class)
                .hasMessageContaining("found [own_unknown{version=1}]")
                .hasMessageContaining("OwnObservables.ownObservable(...)");
    }

    private static Observable twice(int width) {
        return ownObservable("own_twice")
                .perPosition()
                .unit("1")
                .version(1)
                .onBlock((layer, x) -> x.mean(new int[] {width}));
    }

    @Test
    void twoUnderOneNameAreRefusedUnlessTheyComeFromTheSameLine() {
        assertThat(twice(2)).isEqualTo(twice(2));
        assertThatThrownBy(() -> ownObservable("own_twice")
                        .perPosition()
                        .unit("1")
                        .version(1)
                        .onBlock((layer, x) -> x.max(WIDTH)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected one observable own_twice{version=1}, found two: at")
                .hasMessageContaining(".with(\"head\", \"3\")");
        Observable other = ownObservable("own_twice")
                .perPosition()
                .unit("1")
                .version(1)
                .with("of", "maximum")
                .onBlock((layer, x) -> x.max(WIDTH));
        assertThat(other.key()).isEqualTo("own_twice{of=maximum, version=1}");
    }

    @Test
    void whatCanNeverBeMeasuredIsRefusedWhenItIsBuilt() {
        assertThatThrownBy(() -> ownObservable("lens_entropy")).hasMessageContaining("which is built in");
        var depth = ownObservable("own_wrong").perDepthAndPosition().unit("1").version(1);
        assertThatThrownBy(() -> depth.onAttention((layer, a) -> a))
                .hasMessageContaining("before the first block there is the residual stream alone");
        var block = ownObservable("own_wrong").perBlockAndPosition().unit("1").version(1);
        assertThatThrownBy(() -> block.at(HookPoint.LOGITS, (layer, z) -> z)).hasMessageContaining("perPosition()");
        assertThatThrownBy(() -> block.at(Set.of(), Seen::tokens)).hasMessageContaining("reads no hook point");
        assertThatThrownBy(() -> block.at(Set.of(HookPoint.LOGITS, HookPoint.MLP_OUT), Seen::tokens))
                .hasMessageContaining("come after the last block");
        assertThatThrownBy(() -> block.with("version", "2")).hasMessageContaining("set already");
        assertThatThrownBy(
                        () -> ownObservable("own_wrong").perPosition().unit("1").version(0))
                .hasMessageContaining("at least 1");
    }

    @Test
    void readingWhatWasNotAskedForSaysSo() {
        Observable wrong = ownObservable("own_unasked")
                .perBlockAndPosition()
                .unit("1")
                .version(1)
                .at(Set.of(HookPoint.MLP_OUT), seen -> seen.at(HookPoint.RESID_PRE));
        Observable none = ownObservable("own_other_size")
                .perBlockAndPosition()
                .unit("1")
                .version(1)
                .at(
                        Set.of(HookPoint.MLP_OUT),
                        seen -> seen.tokens().getManager().zeros(new Shape(1, Bench.WINDOW), DataType.FLOAT32));
        bench.batch = 7;
        Trace trace = bench.measure(wrong, none);
        assertThat(trace.failures().get(wrong)).hasMessageContaining("without having asked for it");
        assertThat(trace.failures().get(none)).hasMessageContaining("[document, position] = (7, 24)");
    }
}
