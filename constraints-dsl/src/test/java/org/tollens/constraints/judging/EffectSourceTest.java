package org.tollens.constraints.judging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.tollens.constraints.Constraints.allPositions;
import static org.tollens.constraints.Constraints.attentionConcentration;
import static org.tollens.constraints.Constraints.attentionConcentrationWithoutSinks;
import static org.tollens.constraints.Constraints.randomWeights;
import static org.tollens.constraints.Constraints.spearman;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tollens.constraints.evidence.ClauseEvidence;
import org.tollens.constraints.evidence.Label;
import org.tollens.constraints.evidence.Verdict;
import org.tollens.constraints.observable.Observables;

class EffectSourceTest {
    @Test
    void labelsHaveTokenTypesWhereTheClauseReadsThem() {
        assertThat(EffectSource.tokensOf(Claims.ATTENTION, Reading.PLAIN)).containsExactly(Observables.TOKEN);
        assertThat(EffectSource.tokensOf(Claims.COUPLING, Reading.PLAIN))
                .containsExactly(Observables.TOKEN, Observables.TARGET);
        assertThat(EffectSource.tokensOf(Claims.COUPLING, Reading.SELF))
                .containsExactly(Observables.TOKEN, Observables.SELF_LABEL);
    }

    /** True and sampled labels turn at different blocks; what is left of their difference turns at a third. */
    @Test
    void anExcessOfACorrelationIsSplitWhereItItselfChanges() {
        SyntheticColumns columns = new Designed()
                .coupling((l, row) -> l <= 3 ? -0.6 : 0.6, (l, row) -> l <= 3 ? -0.6 : l <= 5 ? 0.6 : -0.6)
                .columns();
        EffectSource source = new EffectSource(new Frame(columns));
        Effects plain = source.of(Claims.COUPLING, Reading.PLAIN);
        Effects excess = source.of(Claims.COUPLING.by(spearman().inExcessOfSelfLabels()), Reading.PLAIN);
        assertThat(plain.figures()).containsEntry("change point", 3.0);
        assertThat(excess.figures()).containsEntry("change point", 5.0);
        double after = IntStream.rangeClosed(6, 8)
                .mapToDouble(l -> excess.layers().get(l - 1).value())
                .average()
                .orElseThrow();
        Member pooled = java.util.Objects.requireNonNull(excess.overall().get("after the change point"));
        assertThat(pooled.value()).isCloseTo(after, within(1e-12));
    }

    /** Every document has the same values in the same places, so nothing varies between documents. */
    @Test
    void whereNothingVariesBetweenDocumentsThereIsNoInterval() {
        SyntheticColumns columns = Planted.nothing().sized(40, 60).columns();
        double[] ofPlace = columns.values(Observables.ATTENTION_CONCENTRATION, 1);
        double[] labels = columns.values(Observables.TARGET, 0);
        SyntheticColumns same = columns.with(
                        Observables.ATTENTION_CONCENTRATION,
                        IntStream.rangeClosed(1, 16)
                                .mapToObj(layer -> repeated(ofPlace))
                                .toArray(double[][]::new))
                .with(Observables.TARGET, new double[][] {repeated(labels)});
        Verdict verdict = Judge.judge(Claims.c1(), same);
        verdict.evidence().clauses().get(0).layers().forEach(layer -> {
            assertThat(layer.note()).isEqualTo("no variation between documents, so no interval");
            assertThat(layer.estimate().label()).isEqualTo(Label.UNRESOLVED);
            assertThat(layer.estimate().ciLow()).isNaN();
            assertThat(layer.estimate().canReachPositive()).isTrue();
        });
    }

    private static double[] repeated(double[] values) {
        return IntStream.range(0, values.length)
                .mapToDouble(row -> values[row % 60])
                .toArray();
    }

    @Test
    void belowControlIsSaidOfNegativeEffectsToo() {
        SyntheticColumns columns = new Designed()
                .attention((layer, row) -> -0.4 * row.error())
                .randomWeights((layer, row) -> layer <= 4 ? -1.5 * row.error() : 0, (layer, row) -> 0)
                .columns();
        ClauseEvidence clause = Judge.judge(
                        Claims.c1(Claims.quick("C1", Claims.ATTENTION).checkedAgainst(randomWeights())), columns)
                .evidence()
                .clauses()
                .get(0);
        for (int layer = 1; layer <= 8; layer++) {
            assertThat(clause.layers().get(layer - 1).note())
                    .isEqualTo(layer <= 4 ? "below control: random weights reach as much here" : "");
            assertThat(clause.layers().get(layer - 1).estimate().label())
                    .isEqualTo(layer <= 4 ? Label.UNRESOLVED : Label.NEGATIVE);
        }
    }

    @Test
    void positionsHaveAFirstAndAnEnd() {
        Frame frame = new Frame(Planted.nothing().sized(5, 20).columns());
        boolean[] rows = frame.rows(allPositions().fromPosition(10).beforePosition(12), List.of(), 1, Reading.PLAIN);
        assertThat(Frame.count(rows)).isEqualTo(5 * 2);
        assertThat(Arrays.stream(Frame.indices(rows)).map(row -> 8 + row % 20).distinct())
                .containsExactly(10, 11);
    }

    @Test
    void onlyMarksBelowZeroExcludeARow() {
        assertThat(Frame.excluded(attentionConcentrationWithoutSinks(), -1)).isTrue();
        assertThat(Frame.excluded(attentionConcentrationWithoutSinks(), 0)).isFalse();
        assertThat(Frame.excluded(attentionConcentration(), -1)).isFalse();
    }

    /** Documents of one source agree, so sources vary more than documents as if those were alone. */
    @Test
    void variancesOverSourcesAreSummedBeforeTheyAreDivided() {
        Frame frame = new Frame(
                Planted.nothing().sized(12, 40).sources(3).attention(l -> 0.2).columns());
        java.util.List<Member> layers = new EffectSource(frame)
                .of(Claims.ATTENTION, Reading.PLAIN)
                .layers()
                .subList(0, 3);
        double sources = 0;
        double documents = 0;
        for (Member member : layers) {
            sources += Math.pow(member.bySource().standardError(), 2);
            documents += Math.pow(member.sums().standardError(), 2);
        }
        assertThat(Member.sourceRatio(layers)).isCloseTo(sources / documents, within(1e-12));
        java.util.List<Member> more = new java.util.ArrayList<>(layers);
        more.add(layers.get(0).unknown());
        assertThat(Member.sourceRatio(more)).isEqualTo(Member.sourceRatio(layers));
        assertThat(Member.sourceRatio(List.of())).isNaN();
    }

    @Test
    void aCorrelationIsShownWithTheSlopeOfItsScale() {
        Frame frame = new Frame(Planted.nothing().coupling(l -> 0.7).columns());
        Member z = new EffectSource(frame)
                .of(Claims.COUPLING, Reading.PLAIN)
                .layers()
                .get(3);
        double rho = Math.tanh(z.value());
        Member shown = z.shown(frame);
        assertThat(shown.value()).isEqualTo(rho);
        assertThat(rho).isGreaterThan(0.3);
        assertThat(shown.sums().standardError())
                .isCloseTo((1 - rho * rho) * z.sums().standardError(), within(1e-12));
    }
}
