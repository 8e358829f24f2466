package org.tollens.reports.sample;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tollens.constraints.evidence.ClauseEvidence;
import org.tollens.constraints.evidence.Estimate;
import org.tollens.constraints.evidence.Evidence;
import org.tollens.constraints.evidence.Flag;
import org.tollens.constraints.evidence.FlagKind;
import org.tollens.constraints.evidence.Label;
import org.tollens.constraints.evidence.LayerEstimate;
import org.tollens.constraints.evidence.Verdict;
import org.tollens.constraints.evidence.VerdictKind;
import org.tollens.constraints.reporting.ClaimFailure;
import org.tollens.constraints.reporting.ClaimKey;
import org.tollens.constraints.reporting.ClaimResult;
import org.tollens.constraints.reporting.LensFit;
import org.tollens.constraints.reporting.MeasurementReport;
import org.tollens.constraints.reporting.RunSummary;

/** Evidence made up by hand, of the shapes that judging gives: one claim of each verdict. */
public final class Samples {
    public static final String MODEL = "reference-gpt2";
    public static final String CORPUS = "held-out-fiction";
    /** A statement as hostile as a user's text can be. */
    public static final String HOSTILE = "<script>alert(\"1\")</script> | `x` & ]]> \u0007 'y'";

    private Samples() {}

    public static Estimate estimate(double value, double half, double floor, double self) {
        double low = value - half;
        double high = value + half;
        Label label = low > 0 && value >= floor
                ? Label.POSITIVE
                : high < 0 && value <= -floor
                        ? Label.NEGATIVE
                        : low > -floor && high < floor ? Label.NULL : Label.UNRESOLVED;
        double p = Math.min(1, Math.exp(-Math.abs(value) / half * 3));
        return new Estimate(
                value,
                low,
                high,
                half / 3.4,
                p,
                floor,
                30_511,
                176,
                label,
                high >= floor,
                low <= -floor,
                floor + half,
                self,
                Double.NaN);
    }

    public static Estimate missing() {
        double nan = Double.NaN;
        return new Estimate(nan, nan, nan, nan, nan, 0.1, 41, 12, Label.UNRESOLVED, true, true, nan, nan, nan);
    }

    public static List<LayerEstimate> layers(double floor, double... values) {
        return IntStream.range(0, values.length)
                .mapToObj(i -> new LayerEstimate(
                        i + 1, estimate(values[i], 0.024 + 0.002 * (i % 5), floor, values[i] * 0.7 + 0.01), ""))
                .toList();
    }

    public static ClauseEvidence attention() {
        return new ClauseEvidence(
                "attention-concentration",
                "Attention concentration (mean over heads) at incorrect positions against correct positions",
                "Cliff's delta",
                layers(
                        0.05, 0.103, 0.061, -0.031, 0.004, 0.012, 0.058, 0.071, -0.072, -0.004, 0.044, 0.082, 0.09,
                        0.031, 0.003, -0.011, 0.067),
                Map.of("overall", estimate(0.038, 0.021, 0.05, 0.03)),
                Map.of(),
                List.of());
    }

    public static ClauseEvidence coupling() {
        Map<String, Estimate> pooled = new LinkedHashMap<>();
        pooled.put("up to the change point", estimate(-0.153, 0.028, 0.05, -0.15));
        pooled.put("after the change point", estimate(0.121, 0.019, 0.05, 0.118));
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("change point", 5.0);
        figures.put("p over layer orders", 0.0123);
        figures.put("sign changes", 1.0);
        return new ClauseEvidence(
                "lens-entropy-with-surprisal-change",
                "Lens entropy before the block with the change of lens surprisal across the block, at incorrect positions",
                "Spearman rho",
                layers(
                        0.05, -0.337, -0.19, -0.12, -0.081, -0.055, 0.056, 0.061, 0.1, 0.12, 0.14, 0.161, 0.19, 0.17,
                        0.13, 0.1, 0.062),
                pooled,
                figures,
                List.of("This claim says nothing of correct positions."));
    }

    public static ClauseEvidence skipLoss() {
        return new ClauseEvidence(
                "skip-loss",
                "Mean loss with the block skipped minus the model's own",
                "skip loss (nats)",
                layers(0, 2.1, 0.41, 0.2, 0.16, 0.18, 0.23, 0.31, 0.27, 0.2, 0.15, 0.12, 0.11, 0.1, 0.12, 0.16, 0.4),
                Map.of(),
                Map.of(),
                List.of());
    }

    public static ClauseEvidence depths() {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("u of the strongest positive layer", 0.0);
        figures.put("u of the change point", 0.3);
        figures.put("u of the interior peak", 0.4);
        figures.put("W", 0.4);
        figures.put("p of W", 0.46);
        figures.put("P(W <= .3)", 0.04);
        return new ClauseEvidence(
                "critical-depth",
                "The width W of the range of three depths: the strongest positive layer of attention concentration, the"
                        + " change point of the coupling, and the interior peak of the skip loss",
                "width W of the range of depths",
                List.of(),
                Map.of("overall", estimate(0.4, 0.2, 0.135, Double.NaN)),
                figures,
                List.of());
    }

    public static ClauseEvidence interaction() {
        List<LayerEstimate> layers = new ArrayList<>(layers(0.1, 0.12, 0.18, 0.09, 0.28, 0.2, 0.16, 0.13));
        for (int layer = 8; layer <= 16; layer++) {
            layers.add(new LayerEstimate(layer, missing(), "high entropy, low concentration: 41 positions of 200"));
        }
        return new ClauseEvidence(
                "interaction",
                "Interaction of entropy and attention concentration in the change of surprisal",
                "interaction I",
                layers,
                Map.of("overall", estimate(0.17, 0.05, 0.1, 0.16)),
                Map.of("coverage", 7 / 16.0),
                List.of());
    }

    /** A clause of many layers, one of each kind of label among them. */
    public static ClauseEvidence deep(int layers) {
        double[] values = IntStream.range(0, layers)
                .mapToDouble(i -> 0.12 * Math.sin(i / 6.0))
                .toArray();
        return new ClauseEvidence(
                "deep", "Of " + layers + " layers", "delta", layers(0.05, values), Map.of(), Map.of(), List.of());
    }

    public static Evidence evidence(ClauseEvidence... clauses) {
        return new Evidence(
                List.of(clauses),
                176,
                43_560,
                0.01,
                4_999,
                20_261_124,
                "Document bootstrap of max |t| over the layers and the overall effect.",
                List.of(),
                List.of());
    }

    public static ClaimResult result(
            String claim, VerdictKind kind, String statement, String figure, List<FlagKind> kinds, Evidence evidence) {
        String because = kind + " because " + figure + "; at least 8 of 16 layers are needed, for these 6 sources.";
        List<Flag> flags =
                kinds.stream().map(flag -> new Flag(flag, "why it is set")).toList();
        Verdict verdict = new Verdict(kind, because, figure, flags, evidence);
        return new ClaimResult(
                new ClaimKey(claim, MODEL, CORPUS), SampleConstraints.of(statement), verdict, measurement());
    }

    public static ClaimResult fail() {
        return result(
                "C2",
                VerdictKind.FAIL,
                "Coupling of uncertainty and instability changes sign over depth",
                "pooled rho -.153 up to block 5, +.121 after it",
                List.of(FlagKind.FEW_SOURCES, FlagKind.EXPLAINED_BY_SELF_LABELS),
                evidence(coupling()));
    }

    public static ClaimResult partial() {
        return result(
                "C1",
                VerdictKind.PARTIAL,
                "Attention is more concentrated where the model errs",
                "6 of 16 layers positive, overall δ +.038",
                List.of(FlagKind.FEW_SOURCES),
                evidence(attention()));
    }

    public static ClaimResult insufficient() {
        return result(
                "C3",
                VerdictKind.INSUFFICIENT,
                "Three signals converge on a common critical depth",
                "W = .400 (p = .460)",
                List.of(),
                evidence(depths(), attention(), coupling(), skipLoss()));
    }

    public static ClaimResult pass() {
        return result(
                "C4",
                VerdictKind.PASS,
                "Drift and diffusion interact",
                "7 of 7 layers positive, pooled I +.170",
                List.of(),
                evidence(interaction()));
    }

    public static ClaimFailure broken() {
        return new ClaimFailure(
                new ClaimKey("C1", "truncated-gpt2", CORPUS),
                new IllegalStateException("expected 36 tensors h.*.attn.c_attn.weight, found 35 (missing h.17) in"
                        + " model.safetensors; download the weights again"));
    }

    public static MeasurementReport measurement() {
        Map<String, String> provenance = new LinkedHashMap<>();
        provenance.put("weights", "sha256:5b1f0c");
        provenance.put("tokenizer", "sha256:77aa01");
        provenance.put("djl", "0.35.1");
        return new MeasurementReport(
                MODEL,
                CORPUS,
                176,
                176,
                43_560,
                45_056,
                0,
                120,
                29_700,
                Duration.ofSeconds(133),
                338.7,
                1_288_490_188L,
                "cpu",
                "float32",
                Path.of("target", "tollens", "trace"),
                provenance,
                Optional.of(lens()));
    }

    /** Of three layers. */
    public static LensFit lens() {
        return new LensFit(
                "1f00c2",
                "training-fiction",
                64,
                8_192,
                16,
                2_048,
                List.of(3.25, 2.5, 0.375),
                List.of(1.75, 1.0, 0.125),
                Duration.ofMillis(41_500),
                true);
    }

    public static RunSummary summary() {
        return new RunSummary(
                List.of(partial(), fail(), insufficient(), pass()), List.of(broken()), List.of(measurement()));
    }
}
