package org.tollens.reports.sample;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tollens.constraints.evidence.ClauseEvidence;
import org.tollens.constraints.evidence.ControlEvidence;
import org.tollens.constraints.evidence.Estimate;
import org.tollens.constraints.evidence.Evidence;
import org.tollens.constraints.evidence.Flag;
import org.tollens.constraints.evidence.FlagKind;
import org.tollens.constraints.evidence.Label;
import org.tollens.constraints.evidence.LayerEstimate;
import org.tollens.constraints.evidence.Variant;
import org.tollens.constraints.evidence.Verdict;
import org.tollens.constraints.evidence.VerdictKind;
import org.tollens.constraints.reporting.ClaimKey;
import org.tollens.constraints.reporting.ClaimResult;
import org.tollens.constraints.reporting.RunSummary;

/** Made-up verdicts with everything that controls add: flags with reasons, control bounds, other choices, parts. */
public final class ControlledSamples {
    /** A token's text as it stands in a reason: a byte-level vocabulary, and a hostile corpus. */
    public static final String TOKEN = "Ġ<script>alert(1)</script>|`\u001b[2J\u202e";

    private ControlledSamples() {}

    /** The clause with another interval, widened by a factor, and without what a control does not have. */
    public static ClauseEvidence widened(ClauseEvidence clause, String suffix, double factor) {
        Map<String, Estimate> overall = new LinkedHashMap<>();
        clause.overall().forEach((name, e) -> overall.put(name, widened(e, factor)));
        List<LayerEstimate> layers = clause.layers().stream()
                .map(l -> new LayerEstimate(l.layer(), widened(l.estimate(), factor), ""))
                .toList();
        return new ClauseEvidence(
                clause.id() + suffix, clause.sentence(), clause.effect(), layers, overall, clause.figures(), List.of());
    }

    private static Estimate widened(Estimate e, double factor) {
        return Samples.estimate(e.value(), factor * (e.ciHigh() - e.value()), e.floor(), Double.NaN);
    }

    /** The clause with what random weights reach in each layer, and labels that follow from it. */
    public static ClauseEvidence bounded(ClauseEvidence clause, double... bounds) {
        List<LayerEstimate> layers = IntStream.range(0, clause.layers().size())
                .mapToObj(i -> bounded(clause.layers().get(i), bounds[i % bounds.length]))
                .toList();
        Map<String, Estimate> overall = new LinkedHashMap<>();
        clause.overall().forEach((name, e) -> overall.put(name, bounded(e, 0.021)));
        return new ClauseEvidence(
                clause.id(), clause.sentence(), clause.effect(), layers, overall, clause.figures(), clause.notes());
    }

    private static LayerEstimate bounded(LayerEstimate layer, double bound) {
        Estimate e = bounded(layer.estimate(), bound);
        return new LayerEstimate(layer.layer(), e, e.label() == layer.estimate().label() ? "" : "below control");
    }

    private static Estimate bounded(Estimate e, double bound) {
        boolean below = Math.abs(e.value()) < bound && e.label() != Label.NULL;
        return new Estimate(
                e.value(),
                e.ciLow(),
                e.ciHigh(),
                e.standardError(),
                e.pAdjusted(),
                e.floor(),
                e.n(),
                e.documents(),
                below ? Label.UNRESOLVED : e.label(),
                e.canReachPositive(),
                e.canReachNegative(),
                e.minimumDetectableEffect(),
                e.selfLabels(),
                bound);
    }

    public static List<ControlEvidence> controls(ClauseEvidence clause, String token) {
        Map<String, Double> types = new LinkedHashMap<>();
        types.put("G*", 5.3);
        types.put("overall without the 1 largest type", 0.021);
        types.put("overall without the 10 largest types", -0.004);
        return List.of(
                new ControlEvidence(
                        "self-labels",
                        "the model's own sampled labels",
                        Optional.of(VerdictKind.PARTIAL),
                        "the excess over self labels is +.004 [-.011, +.019], within ±.022; no layer has an excess of its"
                                + " own sign",
                        List.of(widened(clause, "-on-self-labels", 1.02)),
                        Map.of("mean excess", 0.004)),
                new ControlEvidence(
                        "token-types",
                        "intervals over documents and token types",
                        Optional.of(VerdictKind.INSUFFICIENT),
                        "about 5 token types carry the effect (" + token + ", Ġthe, Ċ); more documents will not help",
                        List.of(widened(clause, "-over-token-types", 2.4)),
                        types),
                new ControlEvidence(
                        "random-weights",
                        "random weights",
                        Optional.of(VerdictKind.FAIL),
                        "3 seeds: FAIL, FAIL, INSUFFICIENT; the largest bound is .096 at block 1",
                        List.of(),
                        Map.of("largest bound", 0.096)),
                new ControlEvidence(
                        "permuted-labels",
                        "199 permutations of what is correct, within strata of position and token frequency",
                        Optional.empty(),
                        "the rule gave at least PARTIAL in 2 of 199 permutations",
                        List.of(),
                        Map.of("share", 0.01)));
    }

    public static List<Variant> multiverse() {
        return List.of(
                new Variant(
                        "Herfindahl index of attention",
                        VerdictKind.PARTIAL,
                        "5 of 16 layers positive, overall δ +.029",
                        "Partial: 5 of 16 layers are positive, 8 needed."),
                new Variant(
                        "attention without its sink",
                        VerdictKind.FAIL,
                        "1 of 16 layers positive, overall δ -.003",
                        "Fail: overall δ = -.003 [-.024, +.018] is null."),
                new Variant(
                        "residual alignment",
                        VerdictKind.FAIL,
                        "0 of 16 layers positive, overall δ -.081",
                        "Fail: overall δ is negative."),
                new Variant(
                        "attention received",
                        VerdictKind.INSUFFICIENT,
                        "overall δ +.031",
                        "Insufficient: unresolved, no rule is met."));
    }

    /** A claim with bounds, controls, flags with reasons and other choices; the token stands in reasons and findings. */
    public static ClaimResult controlled(String token) {
        ClauseEvidence clause = bounded(Samples.attention(), 0.096, 0.041, 0.03, 0.022, 0.025, 0.019);
        Evidence evidence = with(Samples.evidence(clause), controls(clause, token), multiverse());
        List<Flag> flags = List.of(
                new Flag(FlagKind.FEW_SOURCES, "6 books, 30 needed; variance over books / over chapters is 1.35"),
                new Flag(
                        FlagKind.EXPLAINED_BY_SELF_LABELS,
                        "on self labels the rule gives PARTIAL too, and the mean excess is +.004 [-.011, +.019]"),
                new Flag(
                        FlagKind.TOKEN_DRIVEN,
                        "with intervals over documents and token types the verdict is INSUFFICIENT; about 5 types carry"
                                + " the effect (" + token + ", Ġthe)"),
                new Flag(FlagKind.CONFOUNDED, "within strata the overall δ is +.003 [-.019, +.025], null"));
        Verdict verdict = new Verdict(
                VerdictKind.PARTIAL,
                "Partial: 5 of 16 layers (31 %) are positive, 50 % needed; overall δ = +.038 [+.017, +.059], for these 6"
                        + " sources.",
                "5 of 16 layers positive, overall δ +.038",
                flags,
                evidence);
        return new ClaimResult(
                new ClaimKey("C1", Samples.MODEL, Samples.CORPUS),
                SampleConstraints.of("Attention is more concentrated where the model errs"),
                verdict,
                Samples.measurement());
    }

    public static Evidence with(Evidence e, List<ControlEvidence> controls, List<Variant> multiverse) {
        return new Evidence(
                e.clauses(),
                e.documents(),
                e.positions(),
                e.familyWiseLevel(),
                e.replicates(),
                e.seed(),
                e.method(),
                controls,
                multiverse);
    }

    public static ClauseEvidence parts() {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("parts PASS", 0.0);
        figures.put("parts PARTIAL", 2.0);
        figures.put("parts FAIL", 1.0);
        figures.put("parts INSUFFICIENT", 0.0);
        return new ClauseEvidence(
                "joint",
                "The verdicts of C1 (attention is more concentrated where the model errs) and C2 (the coupling changes"
                        + " sign over depth) and C3 (three signals converge)",
                "verdicts",
                List.of(),
                Map.of(),
                figures,
                List.of(
                        "C1 partial [FEW_SOURCES, TOKEN_DRIVEN]: 5 of 16 layers positive, overall δ +.038",
                        "C2 partial: pooled ρ -.153 up to block 5, +.121 after it",
                        "C3 fail: W = .900 (p = .991)",
                        "The parts are judged at the same level"));
    }

    public static ClaimResult joint() {
        return Samples.result(
                "C1-C3",
                VerdictKind.FAIL,
                "C1, C2 and C3 hold together",
                "2 partial, 1 fail",
                List.of(FlagKind.FEW_SOURCES),
                Samples.evidence(parts()));
    }

    public static RunSummary summary() {
        return new RunSummary(
                List.of(controlled(TOKEN), Samples.fail(), Samples.insufficient(), Samples.pass(), joint()),
                List.of(Samples.broken()),
                List.of(Samples.measurement()));
    }
}
