package org.tollens.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tollens.constraints.observable.Observables.ATTENTION_CONCENTRATION;
import static org.tollens.constraints.observable.Observables.ATTENTION_CONCENTRATION_SINK_REMOVED;
import static org.tollens.constraints.observable.Observables.ATTENTION_HERFINDAHL;
import static org.tollens.constraints.observable.Observables.ATTENTION_HERFINDAHL_SINK_REMOVED;
import static org.tollens.constraints.observable.Observables.CALIBRATED_SELF_LABEL;
import static org.tollens.constraints.observable.Observables.LENS_ENTROPY;
import static org.tollens.constraints.observable.Observables.LENS_SURPRISAL;
import static org.tollens.constraints.observable.Observables.LENS_SURPRISAL_CALIBRATED_SELF;
import static org.tollens.constraints.observable.Observables.LENS_SURPRISAL_SELF;
import static org.tollens.constraints.observable.Observables.LENS_TOP1;
import static org.tollens.constraints.observable.Observables.RESIDUAL_COSINE;
import static org.tollens.constraints.observable.Observables.SELF_LABEL;
import static org.tollens.constraints.observable.Observables.SKIP_SURPRISAL;
import static org.tollens.constraints.observable.Observables.TARGET;
import static org.tollens.constraints.observable.Observables.TOKEN;

import java.lang.reflect.Method;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tollens.constraints.Constraint;
import org.tollens.constraints.Units;
import org.tollens.constraints.Variation;
import org.tollens.constraints.observable.Observable;
import org.tollens.constraints.observable.Observables;
import org.tollens.engine.Claim;

/** What the claims read, what they are checked against, and that nothing but their clauses tells variants apart. */
class PaperClaimsTest {
    /** What decides which positions are wrong, for the true next token and for the two kinds of sampled ones. */
    private static final Set<Observable> LABELS = Set.of(TOKEN, TARGET, LENS_TOP1, SELF_LABEL, CALIBRATED_SELF_LABEL);

    private static final Set<Observable> SURPRISAL =
            Set.of(LENS_SURPRISAL, LENS_SURPRISAL_SELF, LENS_SURPRISAL_CALIBRATED_SELF);

    /** Where the model errs is a variation's population. */
    private static final Set<Observable> LABELS_OF_SPARSITY = Set.of(TOKEN, TARGET, LENS_TOP1, SELF_LABEL);

    private static final Set<Observable> SURPRISAL_OF_SPARSITY = Set.of(SKIP_SURPRISAL, LENS_SURPRISAL, LENS_ENTROPY);

    private static Constraint claim(String id) {
        return java.util.Objects.requireNonNull(PaperClaims.all().get(id));
    }

    @SafeVarargs
    private static Set<Observable> all(Set<Observable> some, Set<Observable>... others) {
        Set<Observable> all = new LinkedHashSet<>(some);
        for (Set<Observable> more : others) {
            all.addAll(more);
        }
        return all;
    }

    @Test
    void areWhatTheSpecsJudge() throws ReflectiveOperationException {
        Map<String, Constraint> judged = new LinkedHashMap<>();
        for (Class<?> spec : List.of(
                AttentionAtErrorsTest.class,
                EntropySurprisalCouplingTest.class,
                CriticalDepthTest.class,
                DriftDiffusionInteractionTest.class,
                SimultaneousClaimsTest.class,
                DynamicSparsityTest.class,
                FlowOfBlocksTest.class)) {
            Object instance = spec.getDeclaredConstructor().newInstance();
            for (Method method : spec.getDeclaredMethods()) {
                Claim claim = method.getAnnotation(Claim.class);
                if (claim != null) {
                    judged.put(claim.value(), (Constraint) method.invoke(instance));
                }
            }
        }
        assertThat(judged).containsExactlyInAnyOrderEntriesOf(PaperClaims.all());
        assertThat(judged.values()).extracting(Constraint::digest).doesNotHaveDuplicates();
    }

    @Test
    void readExactlyWhatTheirEstimatesControlsAndVariationsUse() {
        Set<Observable> attention = Set.of(
                ATTENTION_CONCENTRATION,
                ATTENTION_CONCENTRATION_SINK_REMOVED,
                ATTENTION_HERFINDAHL,
                ATTENTION_HERFINDAHL_SINK_REMOVED,
                RESIDUAL_COSINE);
        Set<Observable> lens = new HashSet<>(all(SURPRISAL, Set.of(LENS_ENTROPY)));
        // Each is checked against the tuned lens too.
        lens.addAll(lens.stream().map(Observables::tuned).toList());
        Set<Observable> threeAttentions =
                Set.of(ATTENTION_CONCENTRATION, ATTENTION_CONCENTRATION_SINK_REMOVED, ATTENTION_HERFINDAHL);
        assertThat(claim("C1").requires()).isEqualTo(all(LABELS, attention, Set.of(LENS_ENTROPY)));
        assertThat(claim("C1r").requires())
                .isEqualTo(all(LABELS, Set.of(ATTENTION_CONCENTRATION_SINK_REMOVED, LENS_ENTROPY)));
        assertThat(claim("C2").requires()).isEqualTo(all(LABELS, lens));
        assertThat(claim("C2r").requires()).isEqualTo(all(LABELS, lens));
        assertThat(claim("C3").requires())
                .isEqualTo(all(
                        LABELS,
                        lens,
                        Set.of(ATTENTION_CONCENTRATION, ATTENTION_CONCENTRATION_SINK_REMOVED, SKIP_SURPRISAL)));
        assertThat(claim("C4").requires()).isEqualTo(all(LABELS, lens, threeAttentions));
        assertThat(claim("C4r").requires()).isEqualTo(all(LABELS, lens, Set.of(ATTENTION_CONCENTRATION)));
        assertThat(claim("C1-3").requires())
                .isEqualTo(all(
                        claim("C1").requires(),
                        claim("C2").requires(),
                        claim("C3").requires()));
    }

    @Test
    void readOnlyQuantitiesOfRandomWeights() {
        Set<Observable> attention = Set.of(
                ATTENTION_CONCENTRATION,
                ATTENTION_CONCENTRATION_SINK_REMOVED,
                ATTENTION_HERFINDAHL,
                ATTENTION_HERFINDAHL_SINK_REMOVED,
                RESIDUAL_COSINE);
        Set<Observable> lens = Set.of(LENS_ENTROPY, LENS_SURPRISAL);
        assertThat(claim("C1").requiresOnRandomWeights()).isEqualTo(attention);
        assertThat(claim("C1r").requiresOnRandomWeights()).containsExactly(ATTENTION_CONCENTRATION_SINK_REMOVED);
        assertThat(claim("C2").requiresOnRandomWeights()).isEqualTo(lens);
        assertThat(claim("C3").requiresOnRandomWeights())
                .isEqualTo(all(lens, Set.of(ATTENTION_CONCENTRATION, ATTENTION_CONCENTRATION_SINK_REMOVED)));
        assertThat(claim("C4").requiresOnRandomWeights())
                .isEqualTo(all(
                        lens,
                        Set.of(ATTENTION_CONCENTRATION, ATTENTION_CONCENTRATION_SINK_REMOVED, ATTENTION_HERFINDAHL)));
        assertThat(claim("C2r").requiresOnRandomWeights()).isEmpty();
        assertThat(claim("C4r").requiresOnRandomWeights()).isEmpty();
        assertThat(claim("C1-3").requiresOnRandomWeights()).isEqualTo(all(attention, lens));
    }

    @Test
    void flowsAreReadOfDocumentsAndOfRandomWeightsToo() {
        assertThat(claim("C4s").requires()).isEqualTo(all(LABELS_OF_SPARSITY, SURPRISAL_OF_SPARSITY));
        assertThat(claim("C4s").requiresOnRandomWeights()).isEmpty();
        for (String id : List.of("F2", "F3")) {
            Set<Observable> ofFlow = new LinkedHashSet<>(claim(id).requires());
            ofFlow.removeAll(Set.of(TOKEN, TARGET));
            assertThat(claim(id).requiresOnRandomWeights()).isEqualTo(ofFlow);
            assertThat(controls(id)).containsExactly("RandomWeights");
        }
        assertThat(claim("F2").requires()).hasSize(8).contains(LENS_SURPRISAL);
        assertThat(claim("F3").requires()).hasSize(2 + 2 * 3 * 6);
        assertThat(claim("F2i").rule()).isEqualTo(claim("F2").rule());
        assertThat(controls("F2i")).isEmpty();
    }

    private static List<String> controls(String id) {
        return claim(id).controls().stream()
                .map(control -> control.getClass().getSimpleName())
                .toList();
    }

    @Test
    void areCheckedAgainstEveryControlThatFits() {
        assertThat(controls("C1"))
                .containsExactly("SelfLabels", "TokenTypes", "RandomWeights", "PermutedLabels", "Adjusted");
        assertThat(controls("C1r")).containsExactly("SelfLabels", "TokenTypes", "RandomWeights", "PermutedLabels");
        assertThat(controls("C2"))
                .containsExactly("SelfLabels", "TokenTypes", "RandomWeights", "PermutedLabels", "TunedLens");
        assertThat(controls("C3")).containsExactly("SelfLabels", "TokenTypes", "RandomWeights", "TunedLens");
        assertThat(controls("C4"))
                .containsExactly("SelfLabels", "TokenTypes", "RandomWeights", "PermutedLabels", "TunedLens");
        assertThat(controls("C2r")).containsExactly("TokenTypes", "TunedLens");
        assertThat(controls("C4r")).containsExactly("TokenTypes", "TunedLens");
        assertThat(controls("C1-3")).isEmpty();
    }

    @Test
    void differFromTheirRobustVariantsInWhatIsEstimatedAndInUnits() {
        for (String id : List.of("C1", "C2", "C4")) {
            Constraint literal = claim(id);
            Constraint robust = claim(id + "r");
            assertThat(robust.rule()).isEqualTo(literal.rule());
            assertThat(robust.gate()).isEqualTo(literal.gate());
            assertThat(robust.clause()).isNotEqualTo(literal.clause());
            assertThat(literal.precision().units()).isEqualTo(Units.DOCUMENTS);
            assertThat(robust.precision()).isEqualTo(literal.precision().over(Units.DOCUMENTS_AND_TOKEN_TYPES));
        }
    }

    @Test
    void areJudgedUnderTheirReasonableChoicesToo() {
        assertThat(choices("C1")).hasSize(5);
        assertThat(choices("C2"))
                .containsExactly(
                        "entropy after the block",
                        "Pearson's r",
                        "Pearson's r, entropy after the block",
                        "surprisal before the block held constant",
                        "the tuned lens",
                        "the tuned lens, entropy after the block",
                        "the tuned lens, Pearson's r",
                        "the tuned lens, Pearson's r, entropy after the block");
        assertThat(choices("C3")).hasSize(5);
        assertThat(choices("C4")).hasSize(3);
        PaperClaims.all().values().forEach(claim -> assertThat(claim.variations())
                .extracting(Variation::clause)
                .doesNotHaveDuplicates()
                .doesNotContain(claim.clause()));
    }

    private static List<String> choices(String id) {
        return claim(id).variations().stream().map(Variation::choice).toList();
    }

    @Test
    void sayThemselvesInSentences() {
        assertThat(claim("C1r").describe())
                .isEqualTo("Attention besides sinks is more concentrated where the model errs, among positions that are"
                        + " equal in place, token frequency and output entropy. Source: Coherence-Diffusion Dynamics,"
                        + " C1, made robust. Measured: Cliff's delta within 8 bins of position x 5 bins of token"
                        + " frequency x 10 bins of output entropy of attention concentration without sinks at incorrect"
                        + " positions against correct positions, in each layer and for the mean over layers; effects"
                        + " below .05 are negligible. Intervals are simultaneous over the layers and the whole model at"
                        + " 99 % (max-|t| over 4999 draws of documents and token types, seed 20260101). It needs at"
                        + " least 30 documents and 500 positions of 10 token types in each group, and 4 blocks. It passes when the"
                        + " overall effect is positive, and at least 50 % of layers are positive, and at most 10 % of"
                        + " layers are negative. It is partial when the overall effect is not negative, and at least"
                        + " 25 % of layers are positive, and fewer layers are negative than are positive. It fails when"
                        + " the overall effect is negative, or the overall effect is null, or fewer than 25 % of layers"
                        + " can reach the positive floor, or (at least as many layers are negative as are positive, and"
                        + " more than 10 % of layers are negative). The first of these that holds decides; where none"
                        + " holds the evidence is insufficient. Checked against the model's own sampled labels; the token"
                        + " types that carry it, by intervals over documents and token types; random weights; 199 permutations of what is correct, within strata of position and token frequency."
                        + " Also judged with excess over self labels.");
        assertThat(claim("C2r").describe())
                .contains(
                        "Measured: The excess over self labels of Spearman's rho of lens entropy before the block with"
                                + " the change of lens surprisal across the block at incorrect positions, in each layer and"
                                + " pooled on both sides of its change point")
                .contains("Checked against the token types that carry it, by intervals over documents and token types;"
                        + " the tuned lens in the place of the logit lens. Also judged with entropy after the block.");
        assertThat(claim("C1-3").describe())
                .contains("Measured: The verdicts of C1 (Attention is more concentrated where the model errs) and C2 (")
                .contains("); each part has floors, intervals and needs of its own. It passes when every part passes."
                        + " It is partial when every part passes or is partial. It fails when some part fails.");
    }
}
