package org.tollens.constraints.judging;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tollens.constraints.Units;
import org.tollens.constraints.clause.Clause;
import org.tollens.constraints.clause.Convergence;
import org.tollens.constraints.evidence.ControlEvidence;
import org.tollens.constraints.evidence.FlagKind;
import org.tollens.constraints.evidence.Wording;
import org.tollens.constraints.observable.Observable;
import org.tollens.constraints.observable.Observables;
import org.tollens.statistics.TwoWaySums;

/** The same rule with intervals over documents and token types, and the tokens that carry the effect. */
final class TokenTypeControl {
    private static final int NAMED = 5;
    private static final int HEAVIEST = 10;

    private final Ruled ruled;
    private final Study study;
    private final Clause clause;
    private final Map<String, Double> figures = new LinkedHashMap<>();
    private final List<String> sentences = new ArrayList<>();

    TokenTypeControl(Ruled ruled) {
        this.ruled = ruled;
        this.study = ruled.study();
        this.clause = study.constraint().clause();
    }

    ControlRuns.Outcome run() {
        boolean already = study.precision().units() == Units.DOCUMENTS_AND_TOKEN_TYPES;
        Ruled twoWay = already
                ? ruled
                : ClauseJudge.rule(study.with(study.precision().over(Units.DOCUMENTS_AND_TOKEN_TYPES)), clause);
        Clause carried = clause instanceof Convergence convergence ? convergence.strongest() : clause;
        Effects effects = study.effects(carried);
        effects.overall().forEach((name, member) -> carriers(carried, effects, name, member));
        String finding = "with intervals over documents and token types the rule gives " + Wording.word(twoWay.kind())
                + (sentences.isEmpty() ? "" : "; " + String.join("; ", sentences));
        ControlEvidence evidence = new ControlEvidence(
                "token-types",
                "intervals over documents and token types",
                Optional.of(twoWay.kind()),
                finding,
                already
                        ? List.of()
                        : List.of(twoWay.profile()
                                .evidence()
                                .read("over-token-types", "with intervals over documents and token types")),
                figures);
        boolean lower = Ruled.rank(twoWay.kind()) < Ruled.rank(ruled.kind());
        return ControlRuns.Outcome.of(evidence).flagged(lower, FlagKind.TOKEN_DRIVEN, finding);
    }

    private void carriers(Clause carried, Effects effects, String name, Member member) {
        if (!member.evaluable()) {
            return;
        }
        Observable tokens = EffectSource.tokensOf(carried, study.reading()).stream()
                .max(Comparator.comparingDouble(one -> sums(one, member).standardError()))
                .orElse(Observables.TOKEN);
        TwoWaySums sums = sums(tokens, member);
        int[] heaviest = sums.heaviestTypes(HEAVIEST);
        TokenTypesOfRows types = study.source().types(tokens);
        double value = effects.scale().shown(member.value());
        double withoutOne =
                without(carried, effects, name, types, Arrays.copyOf(heaviest, Math.min(1, heaviest.length)));
        double withoutTen = without(carried, effects, name, types, heaviest);
        double effective = sums.effectiveTypes();
        double ratio = sums.byType().standardError() / sums.byDocument().standardError();
        figures.put("G* (" + name + ")", effective);
        figures.put("SE over token types / over documents (" + name + ")", ratio);
        figures.put(name + " without the heaviest token type", withoutOne);
        figures.put(name + " without the " + HEAVIEST + " heaviest token types", withoutTen);
        sentences.add("the effect " + name + " (" + Wording.signed(value) + ") rests on about "
                + Wording.whole(Math.max(1, effective)) + " "
                + (tokens.equals(Observables.TOKEN) ? "token types" : "types of next tokens") + ", first of all "
                + names(types, heaviest) + "; without the first it is " + Wording.signed(withoutOne) + ", without the "
                + HEAVIEST + " heaviest " + Wording.signed(withoutTen)
                + (ratio > 2 ? "; more documents will not help, more varied text would" : ""));
    }

    private TwoWaySums sums(Observable tokens, Member member) {
        return study.source().clusters(tokens).sums(member.effect(), member.population());
    }

    private String names(TokenTypesOfRows types, int[] heaviest) {
        return Arrays.stream(heaviest)
                .limit(NAMED)
                .mapToObj(type -> "'" + study.frame().columns().tokenText(types.tokens()[type]) + "'")
                .collect(Collectors.joining(", "));
    }

    /** The effect on the rows that have none of these types, at the same change point. */
    private double without(Clause carried, Effects effects, String name, TokenTypesOfRows types, int[] left) {
        boolean[] out = new boolean[types.type().length];
        for (int row = 0; row < out.length; row++) {
            int type = types.type()[row];
            out[row] = Arrays.stream(left).anyMatch(one -> one == type);
        }
        Member member = HeadlineEffects.of(
                study.source(), carried, effects, name, study.reading().leavingOut(out));
        return effects.scale().shown(member.value());
    }
}
