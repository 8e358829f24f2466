package org.tollens.engine.execution;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.platform.engine.ExecutionRequest;
import org.tollens.constraints.Constraint;
import org.tollens.constraints.evidence.Verdict;
import org.tollens.constraints.observable.Observable;
import org.tollens.constraints.reporting.ClaimFailure;
import org.tollens.constraints.reporting.ClaimResult;
import org.tollens.constraints.reporting.MeasurementReport;
import org.tollens.engine.progress.ProgressDisplay;

/** One execution of the engine, from the selected claims to the gate. Used by one thread. */
public final class Run {
    private final RunSettings settings;
    private final Session session;
    private final ClassLoader loader;
    private final Reporters reporters;
    private final Map<ClaimTarget, SpecBuilder.Built> claims = new HashMap<>();
    private final Map<List<String>, Measured> measured = new HashMap<>();

    private Run(RunSettings settings, Session session, ClassLoader loader) {
        this.settings = settings;
        this.session = session;
        this.loader = loader;
        this.reporters = Reporters.load(loader);
    }

    /**
     * Reads the parameters and finds the session.
     *
     * @throws org.junit.platform.commons.JUnitException if a parameter's value is refused
     */
    public static Run of(ExecutionRequest request) {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        return new Run(
                RunSettings.read(request.getConfigurationParameters()),
                Session.of(request.getStore()),
                context == null ? Objects.requireNonNull(Run.class.getClassLoader()) : context);
    }

    /** Builds the constraints and says what has to be measured for them. */
    public List<MeasurementStep> begin(List<ClaimTarget> targets) {
        reporters.tell("the run's beginning", reporter -> reporter.begin(settings.context()));
        claims.putAll(new SpecBuilder().build(targets));
        return Planner.plan(claims, settings.measurement());
    }

    /** Measures, or finds measured; a failure is kept for the claims and thrown for the step. */
    public void measure(MeasurementStep step) {
        Session.Met met = session.meet(
                step.plan(), settings.options(), plan -> new Measurement(settings, loader).run(step.title(), plan));
        measured.put(List.of(step.model(), step.corpus()), met.measured());
        if (met.measured() instanceof Measured.Failed failed) {
            throw new ClaimNotJudgedException(
                    step.title() + " failed: " + Names.reason(failed.cause()), failed.cause());
        }
        if (met.measured() instanceof Measured.Done done) {
            MeasurementReport report = done.trace().report();
            MeasurementReport told = met.tried() ? report : Measurement.nothingMeasured(report);
            reporters.tell(step.title(), reporter -> reporter.measured(told));
        }
    }

    /**
     * Judges one claim and applies the gate: returns for success, throws for the rest.
     *
     * @param publish is given the verdict before any reporter
     */
    public void judge(ClaimTarget target, Consumer<Verdict> publish) {
        ClaimResult result;
        try {
            result = result(target);
        } catch (ClaimNotJudgedException e) {
            throw broken(target, e);
        }
        session.record(result);
        publish.accept(result.verdict());
        reporters.tell(Names.of(target.key()), reporter -> reporter.judged(result));
        settings.gate().apply(target, result.constraint(), result.verdict());
    }

    /** Hands every verdict of the session to the reporters. */
    public void finish() {
        reporters.tell("the run's end", reporter -> reporter.finished(session.summary()));
    }

    private ClaimNotJudgedException broken(ClaimTarget target, ClaimNotJudgedException cause) {
        ClaimFailure failure = new ClaimFailure(target.key(), cause);
        session.record(failure);
        try {
            reporters.tell(Names.of(target.key()), reporter -> reporter.broken(failure));
        } catch (IllegalStateException e) {
            // The claim's own error comes first.
            cause.addSuppressed(e);
        }
        return cause;
    }

    private ClaimResult result(ClaimTarget target) {
        Constraint constraint = constraint(target);
        Measured.Done done = done(target);
        refuseUnmeasured(target, constraint, done);
        ProgressDisplay progress = ProgressDisplay.open(
                "judging " + Names.of(target.key()), "estimates and controls", settings.progress());
        Verdict verdict;
        try {
            verdict = verdict(target, constraint, done.judge());
        } finally {
            progress.close();
        }
        return new ClaimResult(target.key(), constraint, verdict, done.trace().report());
    }

    /** What a user's own observable does wrong is an error of the claims that read it, and of no others. */
    private void refuseUnmeasured(ClaimTarget target, Constraint constraint, Measured.Done done) {
        Set<Observable> onRandomWeights =
                settings.measurement().randomWeights() == 0 ? Set.of() : constraint.requiresOnRandomWeights();
        done.trace().failureOf(constraint.requires(), onRandomWeights).ifPresent(failure -> {
            throw new ClaimNotJudgedException(
                    Names.of(target.key()) + " was not judged, because something that it reads could not be measured: "
                            + Names.reason(failure),
                    failure);
        });
    }

    // A failed assertion within judging is caught too: build tools take an AssertionError for a refuted claim, and only
    // the gate may say that.
    @SuppressWarnings("IllegalCatch")
    static Verdict verdict(ClaimTarget target, Constraint constraint, SharedJudge judge) {
        try {
            return judge.judge(constraint);
        } catch (Throwable cause) {
            throw new ClaimNotJudgedException(
                    Names.of(target.key()) + " was not judged: judging it failed: " + Names.reason(cause), cause);
        }
    }

    private Constraint constraint(ClaimTarget target) {
        SpecBuilder.Built built = claims.get(target);
        if (built instanceof SpecBuilder.Built.Ready ready) {
            return ready.constraint();
        }
        if (built instanceof SpecBuilder.Built.Broken broken) {
            throw broken.cause();
        }
        throw new ClaimNotJudgedException(Names.of(target.key()) + " was not planned");
    }

    private Measured.Done done(ClaimTarget target) {
        Measured outcome =
                measured.get(List.of(target.key().model(), target.key().corpus()));
        if (outcome instanceof Measured.Done done) {
            return done;
        }
        if (outcome instanceof Measured.Failed failed) {
            throw new ClaimNotJudgedException(
                    target.key().claim() + " was not judged, because "
                            + target.key().model()
                            + " could not be measured on " + target.key().corpus() + ": "
                            + Names.reason(failed.cause()),
                    failed.cause());
        }
        throw new ClaimNotJudgedException(Names.of(target.key()) + " was not measured");
    }
}
