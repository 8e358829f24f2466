package org.tollens.inference.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.tollens.constraints.intervention.Interventions.addGaussian;
import static org.tollens.constraints.intervention.Interventions.addVector;
import static org.tollens.constraints.intervention.Interventions.attentionOut;
import static org.tollens.constraints.intervention.Interventions.attentionPattern;
import static org.tollens.constraints.intervention.Interventions.block;
import static org.tollens.constraints.intervention.Interventions.headOut;
import static org.tollens.constraints.intervention.Interventions.mlpOut;
import static org.tollens.constraints.intervention.Interventions.outputSurprisalUnder;
import static org.tollens.constraints.intervention.Interventions.perturb;
import static org.tollens.constraints.intervention.Interventions.plainRun;
import static org.tollens.constraints.intervention.Interventions.refine;
import static org.tollens.constraints.intervention.Interventions.replace;
import static org.tollens.constraints.intervention.Interventions.residPost;
import static org.tollens.constraints.intervention.Interventions.residPre;
import static org.tollens.constraints.intervention.Interventions.runOn;
import static org.tollens.constraints.intervention.Interventions.runOnShuffledTokens;
import static org.tollens.constraints.intervention.Interventions.scale;
import static org.tollens.constraints.intervention.Interventions.skip;

import ai.djl.ndarray.NDArray;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tollens.constraints.intervention.Intervention;
import org.tollens.constraints.observable.Observable;
import org.tollens.constraints.observable.Observables;
import org.tollens.inference.TestFiles;
import org.tollens.inference.hook.Hook;
import org.tollens.inference.hook.HookPoint;
import org.tollens.inference.hook.Intervening;
import org.tollens.inference.model.ModelException;
import org.tollens.inference.model.ModelFolder;
import org.tollens.inference.text.Window;

/** Interventions on the tiny model "odd": 3 blocks, 5 heads, width 20, vocabulary 97. */
class InterventionsTest {
    private static final int LENGTH = 24;

    @TempDir
    Path temporary;

    private InstrumentedModel model;
    private List<Window> windows;

    @BeforeEach
    void setUp() {
        model = InstrumentedModel.open(
                ModelFolder.open(TestFiles.goldenModel("odd", temporary)), ComputeDevice.named("cpu"));
        InstrumentedModel.prepareThread(1);
        Random random = new Random(8);
        windows = IntStream.range(0, 2)
                .mapToObj(d -> new Window(
                        "d" + d,
                        "",
                        IntStream.range(0, LENGTH).map(t -> random.nextInt(97)).toArray(),
                        IntStream.range(4, LENGTH - 1).toArray()))
                .toList();
    }

    @AfterEach
    void tearDown() {
        model.close();
    }

    private int[][] tokens() {
        return windows.stream().map(Window::tokens).toArray(int[][]::new);
    }

    private float[] logits(Intervening intervening, HookPoint... alsoSeen) {
        Seen seen = new Seen(HookPoint.LOGITS, alsoSeen);
        model.observe(tokens(), seen, intervening);
        return seen.last();
    }

    private float[] logits() {
        Seen seen = new Seen(HookPoint.LOGITS);
        model.observe(tokens(), seen);
        return seen.last();
    }

    private float[] logits(Intervention intervention) {
        Seen seen = new Seen(HookPoint.LOGITS);
        model.observe(tokens(), seen, intervention);
        return seen.last();
    }

    private Map<Observable, float[]> measure(int document, Observable... observables) {
        return model.measure(windows, Set.of(observables), 1).get(document);
    }

    @ParameterizedTest
    @EnumSource(
            value = HookPoint.class,
            names = {"MLP_GATE"},
            mode = EnumSource.Mode.EXCLUDE)
    void lookingChangesNoBit(HookPoint point) {
        Seen seen = new Seen(HookPoint.LOGITS, point);
        model.observe(tokens(), seen);
        assertThat(seen.last()).containsExactly(logits());
    }

    @ParameterizedTest
    @EnumSource(
            value = HookPoint.class,
            names = {"RESID_PRE", "ATTENTION_PATTERN", "HEAD_OUT", "ATTENTION_OUT", "MLP_OUT", "RESID_POST"})
    void puttingBackWhatWasThereChangesNoBit(HookPoint point) {
        float[] plain = logits();
        assertThat(logits(given(point, x -> x), point)).containsExactly(plain);
        assertThat(logits(given(point, NDArray::duplicate))).containsExactly(plain);
        assertThat(logits(given(point, x -> x.mul(0.5f)))).isNotEqualTo(plain);
    }

    @Test
    void interventionsThatChangeNothingChangeNoBit() {
        float[] plain = logits();
        assertThat(logits(scale(attentionPattern(), 1))).containsExactly(plain);
        assertThat(logits(scale(headOut().ofHead(1, 3), 1))).containsExactly(plain);
        assertThat(logits(scale(mlpOut().atPosition(3), 1))).containsExactly(plain);
        assertThat(logits(replace(attentionOut().ofBlock(2), plainRun()))).containsExactly(plain);
        assertThat(logits(replace(headOut(), runOn("itself", tokens()[0])).and(replace(headOut(), plainRun()))))
                .containsExactly(plain);
        assertThat(logits(refine(block(), 1))).containsExactly(plain);
    }

    @Test
    void hooksSeeWhatWasPutIn() {
        Seen seen = new Seen(HookPoint.MLP_OUT);
        model.observe(tokens(), seen, skip(mlpOut().ofBlock(3)));
        assertThat(seen.last()).containsOnly(0);
    }

    @Test
    void nothingBeforeAChangedPositionMoves() {
        float[] plain = logits();
        float[] changed = logits(perturb(residPost().ofBlock(1), 0.1, 3).and(skip(mlpOut().fromPosition(20))));
        int first = Math.min(20, new SeededDraws(3).position(all(0)));
        assertThat(Arrays.copyOf(changed, first * 97)).containsExactly(Arrays.copyOf(plain, first * 97));
        assertThat(changed[first * 97]).isNotEqualTo(plain[first * 97]);
    }

    private Window all(int document) {
        return new Window("", "", tokens()[document], IntStream.range(0, LENGTH).toArray());
    }

    @Test
    void aPerturbationHasItsSizeAndItsSeed() {
        float[] plain = values(HookPoint.RESID_POST, scale(residPost(), 1));
        float[] first = values(HookPoint.RESID_POST, addGaussian(residPost().ofBlock(3), 0.01, 1));
        float[] again = values(HookPoint.RESID_POST, addGaussian(residPost().ofBlock(3), 0.01, 1));
        float[] other = values(HookPoint.RESID_POST, addGaussian(residPost().ofBlock(3), 0.01, 2));
        assertThat(again).containsExactly(first);
        assertThat(other).isNotEqualTo(first);
        for (int row = 0; row < 2 * LENGTH; row++) {
            double size = 0;
            double moved = 0;
            for (int i = row * 20; i < (row + 1) * 20; i++) {
                size += (double) plain[i] * plain[i];
                moved += Math.pow((double) first[i] - plain[i], 2);
            }
            assertThat(Math.sqrt(moved / size)).isCloseTo(0.01, within(1e-5));
        }
    }

    private float[] values(HookPoint point, Intervention intervention) {
        Seen seen = new Seen(point);
        model.observe(tokens(), seen, intervention);
        return seen.last();
    }

    @Test
    void skippingEachBlockInTurnIsTheSkipLoss() {
        Observable each = outputSurprisalUnder(skip(block().ofEachBlockInTurn()));
        for (int d = 0; d < 2; d++) {
            Map<Observable, float[]> measured = measure(d, each, Observables.SKIP_SURPRISAL);
            float[] skipped = Objects.requireNonNull(measured.get(Observables.SKIP_SURPRISAL));
            assertThat(measured.get(each)).hasSize(3 * (LENGTH - 5)).containsExactly(skipped, within(1e-5f));
        }
    }

    @Test
    void whatElseIsInTheBatchChangesNothingBeyondRounding() {
        Observable[] several = {
            outputSurprisalUnder(skip(block().ofEachBlockInTurn())),
            outputSurprisalUnder(scale(headOut().ofEachBlockInTurn().ofHead(2), -1)),
            outputSurprisalUnder(replace(residPre().ofBlock(3).atPosition(6), runOnShuffledTokens(4))),
            outputSurprisalUnder(perturb(residPost().ofBlock(2), 0.1, 5)),
            outputSurprisalUnder(scale(attentionPattern().ofBlock(2), 0.5).and(skip(mlpOut().ofBlock(3))))
        };
        Map<Observable, float[]> together = measure(1, several);
        windows = List.of(windows.get(1));
        for (Observable observable : several) {
            assertThat(measure(0, observable).get(observable))
                    .as(observable.key())
                    .containsExactly(together.get(observable), within(2e-5f));
        }
    }

    @Test
    void aPatchedDocumentSaysWhatTheOtherSays() {
        float[] patched = logits(replace(residPost().ofBlock(3), runOn("the-second", tokens()[1])));
        float[] plain = logits();
        int half = patched.length / 2;
        assertThat(Arrays.copyOf(patched, half))
                .containsExactly(Arrays.copyOfRange(plain, half, 2 * half), within(1e-4f));
    }

    @Test
    void whatWouldNeverHappenIsRefused() {
        refused(skip(block().ofBlock(4)), "expected blocks from 1 to 3, found [4] in an intervention that would never");
        refused(skip(headOut().ofHead(5)), "expected heads from 0 to 4, found [5]");
        refused(skip(mlpOut().atPosition(3, LENGTH)), "expected positions from 0 to 23, found [24]");
        refused(replace(mlpOut(), plainRun().ofBlock(9)), "the model has 3 blocks to take a value from");
        refused(replace(mlpOut(), runOn("short", 1, 2, 3)), "expected 24 to 41 tokens in the run on short, found 3");
        refused(replace(mlpOut(), runOn("foreign", 1, 97).ofPosition(0)), "expected tokens from 0 to 96, found [97]");
        refused(addVector(mlpOut(), "wide", 1, 2, 3), "expected 20 numbers in the vector wide for mlp_out, found 3");
        refused(skip(block().ofEachBlockInTurn()), "choose a block with at(3)");
        assertThatThrownBy(() -> measure(0, outputSurprisalUnder(skip(block().ofBlock(7)))))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("expected blocks from 1 to 3, found [7]");
    }

    private void refused(Intervention intervention, String message) {
        assertThatThrownBy(() -> logits(intervention))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining(message);
    }

    @Test
    void whatIsWrittenBadlyIsRefused() {
        assertThatThrownBy(() -> logits(given(HookPoint.LOGITS, x -> x)))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("expected points inside a block to intervene at, found logits");
        assertThatThrownBy(() -> logits(given(HookPoint.MLP_GATE, x -> x)))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("expected hook points that the family gpt2 has");
        assertThatThrownBy(() -> logits(given(HookPoint.MLP_OUT, x -> x.sum(new int[] {2}))))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("in the place of mlp_out of block 1")
                .hasMessageContaining("return an array of the shape that was given");
        assertThatThrownBy(() -> logits(new Given(HookPoint.MLP_OUT, x -> x, 12)))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("expected every intervention to happen, found none at [mlp_out]");
    }

    private static Intervening given(HookPoint point, java.util.function.UnaryOperator<NDArray> change) {
        return new Given(point, change, 0);
    }

    /**
     * A change at one point.
     *
     * @param layer the only block, or 0 for all
     */
    private record Given(HookPoint point, java.util.function.UnaryOperator<NDArray> change, int layer)
            implements Intervening {
        @Override
        public Set<HookPoint> points() {
            return Set.of(point);
        }

        @Override
        public boolean at(int block) {
            return layer == 0 || layer == block;
        }

        @Override
        public NDArray replace(HookPoint at, int block, NDArray value) {
            return change.apply(value);
        }
    }

    private static final class Seen implements Hook {
        private final HookPoint first;
        private final Set<HookPoint> points;
        private final Map<HookPoint, float[]> values = new EnumMap<>(HookPoint.class);

        Seen(HookPoint first, HookPoint... more) {
            this.first = first;
            this.points = EnumSet.of(first, more);
        }

        /** At the last block. */
        float[] last() {
            return Objects.requireNonNull(values.get(first));
        }

        @Override
        public Set<HookPoint> points() {
            return points;
        }

        @Override
        public void at(HookPoint point, int layer, NDArray value) {
            values.put(point, value.toFloatArray());
        }
    }
}
