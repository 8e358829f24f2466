package org.tollens.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tollens.constraints.observable.Observable;
import org.tollens.constraints.observable.Observables;
import org.tollens.constraints.trace.Columns;

/** Random initialisations of a model's architecture, measured beside it. */
class RandomMeasurementTest {
    private static final Set<Observable> CONTROL =
            Set.of(Observables.LENS_ENTROPY, Observables.LENS_SURPRISAL, Observables.ATTENTION_CONCENTRATION);

    @TempDir
    Path temporary;

    private Bench bench;

    @BeforeEach
    void setUp() {
        bench = new Bench(temporary);
        bench.onRandomWeights = CONTROL;
    }

    @Test
    void eachSeedHasColumnsOnTheSameDocumentsAndPositions() {
        Trace trace = bench.measure(Observables.LENS_ENTROPY, Observables.LENS_TOP1);
        Columns own = trace.columns();
        assertThat(own.onRandomWeights()).hasSize(3);
        for (Columns random : own.onRandomWeights()) {
            assertThat(random.documents()).isEqualTo(own.documents());
            assertThat(random.documentOfRow()).isEqualTo(own.documentOfRow());
            assertThat(random.positionOfRow()).isEqualTo(own.positionOfRow());
            assertThat(random.values(Observables.TARGET, 0)).isEqualTo(own.values(Observables.TARGET, 0));
            assertThat(random.onRandomWeights()).isEmpty();
            CONTROL.forEach(o -> assertThat(random.has(o)).as(o.key()).isTrue());
            assertThat(random.has(Observables.LENS_TOP1)).isFalse();
        }
        assertThat(own.onRandomWeights().stream()
                        .map(c -> Arrays.toString(c.values(Observables.LENS_ENTROPY, 2)))
                        .distinct())
                .hasSize(3);
        assertThat(trace.report().forwardTokens()).isEqualTo(7 * Bench.WINDOW);
        assertThat(trace.report().controlTokens()).isEqualTo(3 * 7 * Bench.WINDOW);
        assertThat(trace.report().provenance()).containsEntry("randomWeights", "3 seeds");
        assertThat(bench.progress)
                .contains("documents 7/7", "random weights 1/3: documents 7/7", "random weights 3/3: documents 7/7");
    }

    @Test
    void surprisalIsOfTheTrueTokenAndNearlyThatOfAGuess() {
        Columns random = bench.measure(Observables.LENS_ENTROPY)
                .columns()
                .onRandomWeights()
                .get(0);
        double guess = Math.log(97);
        double mean = Arrays.stream(random.values(Observables.LENS_SURPRISAL, 0))
                .average()
                .orElseThrow();
        // The tiny model's initializer_range is .4: what it says is noise, but not flat.
        assertThat(mean).isCloseTo(guess, within(4.0));
    }

    @Test
    void aRerunMeasuresNothingAndAFurtherSeedThatOneAlone() {
        Trace first = bench.measure(Observables.LENS_ENTROPY);
        bench.progress.clear();
        Trace again = bench.measure(Observables.LENS_ENTROPY);
        assertThat(again.report().documentsMeasured()).isZero();
        assertThat(again.report().controlTokens()).isZero();
        assertThat(again.report().tokensPerSecond()).isZero();
        assertThat(bench.progress).isEmpty();
        for (int seed = 0; seed < 3; seed++) {
            assertThat(entropy(again, seed)).isEqualTo(entropy(first, seed));
        }
        bench.settings = bench.settings.withRandomWeights(4);
        Trace more = bench.measure(Observables.LENS_ENTROPY);
        assertThat(more.report().documentsMeasured()).isZero();
        assertThat(more.report().controlTokens()).isEqualTo(7 * Bench.WINDOW);
        assertThat(more.columns().onRandomWeights()).hasSize(4);
        assertThat(entropy(more, 1)).isEqualTo(entropy(first, 1));
    }

    @Test
    void otherWeightsOfTheSameArchitectureHaveTheSameControls() {
        bench.measure(Observables.LENS_ENTROPY);
        Edited.set(bench.weights(), "transformer.ln_f.weight", 3, 0.123f);
        Trace other = bench.measure(Observables.LENS_ENTROPY);
        // Columns are found by what they were measured from; the digest of the trained weights is not among it.
        assertThat(other.report().documentsMeasured()).isEqualTo(7);
        assertThat(other.report().controlTokens()).isZero();
    }

    @Test
    void noneAreMeasuredWhereNoneAreWanted() {
        bench.settings = bench.settings.withRandomWeights(0);
        Trace none = bench.measure(Observables.LENS_ENTROPY);
        assertThat(none.columns().onRandomWeights()).isEmpty();
        assertThat(none.report().controlTokens()).isZero();
        assertThat(none.report().provenance()).doesNotContainKey("randomWeights");
        bench.settings = bench.settings.withRandomWeights(3);
        bench.onRandomWeights = Set.of();
        assertThat(bench.measure(Observables.LENS_ENTROPY).columns().onRandomWeights())
                .isEmpty();
    }

    @Test
    void whatOnlyATrainedModelHasIsRefused() {
        for (Observable observable :
                List.of(Observables.SELF_LABEL, Observables.LENS_TOP1, Observables.SKIP_SURPRISAL)) {
            bench.onRandomWeights = Set.of(observable);
            assertThatThrownBy(() -> bench.measure(Observables.LENS_ENTROPY))
                    .isInstanceOf(MeasurementException.class)
                    .hasMessageContaining("found [" + observable.key() + "]");
        }
    }

    @Test
    void otherReadersFindThemUnderTheModelsIndex() throws IOException {
        bench.measure(Observables.LENS_ENTROPY);
        JsonObject own = index("words.json");
        JsonObject second = index("random-2/words.json");
        assertThat(second.getAsJsonArray("documents")).hasSameSizeAs(own.getAsJsonArray("documents"));
        JsonObject columns =
                second.getAsJsonArray("documents").get(0).getAsJsonObject().getAsJsonObject("columns");
        assertThat(columns.keySet())
                .containsExactlyInAnyOrder("lens_entropy", "lens_surprisal", "attention_concentration");
        assertThat(bench.trace.resolve(columns.get("lens_entropy").getAsString()))
                .exists();
    }

    @Test
    void tokensHaveTheTokenizersOwnText() {
        Columns columns = bench.measure(Observables.LENS_ENTROPY).columns();
        int token = (int) columns.values(Observables.TOKEN, 0)[5];
        assertThat(columns.tokenText(token)).isEqualTo("t" + token);
        assertThat(columns.tokenText(12_345)).isEqualTo("token 12345");
        assertThat(columns.onRandomWeights().get(0).tokenText(token)).isEqualTo("t" + token);
    }

    private static double[] entropy(Trace trace, int seed) {
        return trace.columns().onRandomWeights().get(seed).values(Observables.LENS_ENTROPY, 2);
    }

    private JsonObject index(String path) throws IOException {
        return JsonParser.parseString(Files.readString(bench.trace.resolve("index/tiny/" + path)))
                .getAsJsonObject();
    }
}
