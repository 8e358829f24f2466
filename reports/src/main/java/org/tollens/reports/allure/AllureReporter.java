package org.tollens.reports.allure;

import io.qameta.allure.Allure;
import io.qameta.allure.AllureLifecycle;
import io.qameta.allure.model.Parameter;
import io.qameta.allure.model.TestResult;
import io.qameta.allure.util.ResultsUtils;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.tollens.constraints.evidence.Verdict;
import org.tollens.constraints.reporting.ClaimFailure;
import org.tollens.constraints.reporting.ClaimKey;
import org.tollens.constraints.reporting.ClaimReporter;
import org.tollens.constraints.reporting.ClaimResult;
import org.tollens.constraints.reporting.MeasurementReport;
import org.tollens.constraints.reporting.RunContext;
import org.tollens.constraints.reporting.RunSummary;
import org.tollens.reports.html.ClaimHtml;
import org.tollens.reports.html.HtmlPage;
import org.tollens.reports.plot.Plots;
import org.tollens.reports.plot.Plots.Plot;
import org.tollens.reports.summary.EvidenceJson;
import org.tollens.reports.text.Failures;
import org.tollens.reports.text.FlagLines;
import org.tollens.reports.text.Markup;

/**
 * Adds verdict, reason, evidence and plots to the results that Allure's JUnit Platform listener writes. It never writes
 * a result of its own, which would show every claim twice; where no result is open (no Allure listener runs) it adds
 * nothing.
 */
public final class AllureReporter implements ClaimReporter {
    /** What stands for a verdict where a claim could not be judged. */
    static final String ERROR = "ERROR";
    /** Label that marks what this class enriched, so that a later session knows what to remove. */
    static final String MARK = "tollens";

    private static final AtomicBoolean CLEARED = new AtomicBoolean();

    private final AllureLifecycle lifecycle;
    private final ResultsDirectory directory;
    private final AtomicBoolean cleared;

    /** Enriches the results of Allure's own lifecycle. */
    public AllureReporter() {
        this(Allure.getLifecycle(), ResultsDirectory.configured(), CLEARED);
    }

    AllureReporter(AllureLifecycle lifecycle, Path directory, AtomicBoolean cleared) {
        this.lifecycle = lifecycle;
        this.directory = new ResultsDirectory(directory);
        this.cleared = cleared;
    }

    @Override
    public void begin(RunContext context) {
        // Once for all executions of this process: a rerun's results stand beside those of the first run, as retries.
        if (cleared.compareAndSet(false, true)) {
            directory.removeEarlierClaims();
        }
        directory.writeCategories();
    }

    @Override
    public void measured(MeasurementReport m) {
        lifecycle
                .getCurrentTestCase()
                .ifPresent(id -> lifecycle.updateTestCase(id, result -> {
                    label(result, MARK, "measurement");
                    label(result, "epic", m.model());
                    label(result, "feature", "measurement");
                    parameters(result, m.model(), m.corpus());
                    result.setDescriptionHtml(ClaimHtml.of(m));
                }));
    }

    @Override
    public void judged(ClaimResult claim) {
        if (lifecycle.getCurrentTestCase().isEmpty()) {
            return;
        }
        Verdict verdict = claim.verdict();
        lifecycle.updateTestCase(result -> {
            describe(result, claim.key(), verdict.kind().name());
            verdict.flagIds().forEach(flag -> label(result, "tag", flag));
            result.setName(Markup.printable(claim.key().claim() + " " + verdict.kind() + ": "
                    + claim.constraint().statement()));
            result.setDescriptionHtml(ClaimHtml.inShort(claim));
            VerdictStatus.message(result.getUuid(), message(verdict));
        });
        attach(claim);
    }

    @Override
    public void broken(ClaimFailure failure) {
        if (lifecycle.getCurrentTestCase().isEmpty()) {
            return;
        }
        lifecycle.updateTestCase(result -> {
            describe(result, failure.key(), ERROR);
            result.setName(failure.key().claim() + " could not be judged: " + firstLine(Failures.reason(failure)));
            result.setDescriptionHtml(ClaimHtml.of(failure));
        });
    }

    @Override
    public void finished(RunSummary summary) {
        directory.writeEnvironment(Environment.of(summary));
    }

    /** The verdict comes first: Allure's categories match on it. */
    private static String message(Verdict verdict) {
        String flags = verdict.flags().isEmpty() ? "" : " [" + FlagLines.ids(verdict) + "]";
        List<String> lines =
                new ArrayList<>(List.of(verdict.kind() + flags + ": " + verdict.keyFigure(), verdict.because()));
        lines.addAll(FlagLines.reasons(verdict));
        return String.join("\n", lines);
    }

    private static void describe(TestResult result, ClaimKey key, String verdict) {
        label(result, MARK, "claim");
        label(result, VerdictStatus.VERDICT, verdict);
        label(result, "epic", key.model());
        label(result, "feature", key.claim());
        for (String tag : List.of(verdict, key.claim(), key.model(), key.corpus())) {
            label(result, "tag", tag);
        }
        parameters(result, key.model(), key.corpus());
    }

    private static void label(TestResult result, String name, String value) {
        var label = ResultsUtils.createLabel(name, value);
        if (!result.getLabels().contains(label)) {
            result.getLabels().add(label);
        }
    }

    private static void parameters(TestResult result, String model, String corpus) {
        List<Parameter> parameters = result.getParameters();
        parameters.removeIf(p -> "model".equals(p.getName()) || "corpus".equals(p.getName()));
        parameters.add(ResultsUtils.createParameter("model", model));
        parameters.add(ResultsUtils.createParameter("corpus", corpus));
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse(text);
    }

    private void attach(ClaimResult claim) {
        for (Plot plot : Plots.of(claim.verdict().evidence())) {
            attach("Plot: " + plot.name(), "image/svg+xml", ".svg", plot.svg());
        }
        attach("Evidence (page)", "text/html", ".html", HtmlPage.of(claim));
        attach("Evidence (JSON)", "application/json", ".json", EvidenceJson.text(EvidenceJson.of(claim)));
        attach("Constraint", "text/plain", ".txt", claim.constraint().describe() + "\n");
    }

    private void attach(String name, String type, String extension, String content) {
        lifecycle.addAttachment(name, type, extension, content.getBytes(StandardCharsets.UTF_8));
    }
}
