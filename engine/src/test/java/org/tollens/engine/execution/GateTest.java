package org.tollens.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;
import org.tollens.constraints.evidence.Evidence;
import org.tollens.constraints.evidence.Flag;
import org.tollens.constraints.evidence.FlagKind;
import org.tollens.constraints.evidence.Verdict;
import org.tollens.constraints.evidence.VerdictKind;
import org.tollens.constraints.reporting.ClaimKey;
import org.tollens.engine.specs.Verdicts;

class GateTest {
    private static Verdict verdict(VerdictKind kind, FlagKind... kinds) {
        Evidence nothing = new Evidence(List.of(), 1, 1, 0.01, 999, 1, "none", List.of(), List.of());
        List<Flag> flags =
                Stream.of(kinds).map(flag -> new Flag(flag, "why it is set")).toList();
        return new Verdict(kind, "5 of 16 layers are positive.", "5 of 16", flags, nothing);
    }

    private static ClaimTarget target() throws NoSuchMethodException {
        return new ClaimTarget(Verdicts.class, Verdicts.class.getMethod("pass"), new ClaimKey("C1", "gpt2", "tales"));
    }

    @ParameterizedTest
    @CsvSource({
        "CLAIMS, ABORT, ABORT, PASS, pass",
        "CLAIMS, ABORT, ABORT, FAIL, fail",
        "REPORT, ABORT, ABORT, FAIL, abort",
        "CLAIMS, ABORT, FAIL, PARTIAL, abort",
        "CLAIMS, FAIL, ABORT, PARTIAL, fail",
        "CLAIMS, PASS, ABORT, PARTIAL, pass",
        "REPORT, FAIL, ABORT, PARTIAL, fail",
        "CLAIMS, FAIL, ABORT, INSUFFICIENT, abort",
        "CLAIMS, ABORT, FAIL, INSUFFICIENT, fail",
        "CLAIMS, ABORT, PASS, INSUFFICIENT, pass",
    })
    void maps(GateMode mode, Outcome partial, Outcome insufficient, VerdictKind kind, String outcome) throws Exception {
        Gate gate = new Gate(mode, partial, insufficient);
        ClaimTarget target = target();
        Throwable thrown = catchThrowable(() -> gate.apply(target, Verdicts.pass(), verdict(kind)));
        switch (outcome) {
            case "pass" -> assertThat(thrown).isNull();
            case "fail" -> assertThat(thrown).isInstanceOf(AssertionFailedError.class);
            default -> assertThat(thrown).isInstanceOf(TestAbortedException.class);
        }
    }

    @Test
    void theFirstLineIsTheVerdictAndItsReasonAndTheTraceLeadsToTheClaim() throws Exception {
        Gate gate = new Gate(GateMode.REPORT, Outcome.ABORT, Outcome.ABORT);
        ClaimTarget target = target();
        Throwable thrown = catchThrowable(() -> gate.apply(
                target, Verdicts.pass(), verdict(VerdictKind.PARTIAL, FlagKind.FEW_SOURCES, FlagKind.TOKEN_DRIVEN)));
        assertThat(thrown)
                .hasMessage(String.join(
                        System.lineSeparator(),
                        "PARTIAL [FEW_SOURCES, TOKEN_DRIVEN]: 5 of 16 layers are positive.",
                        "C1 on gpt2 (tales): It differs where the model errs",
                        "FEW_SOURCES: why it is set",
                        "TOKEN_DRIVEN: why it is set"));
        assertThat(thrown.getStackTrace()[0]).hasToString(Verdicts.class.getName() + ".pass(Verdicts.java)");
    }

    @Test
    void theVerdictsWordStandsOnce() throws Exception {
        Gate gate = new Gate(GateMode.CLAIMS, Outcome.ABORT, Outcome.ABORT);
        ClaimTarget target = target();
        Evidence nothing = new Evidence(List.of(), 1, 1, 0.01, 999, 1, "none", List.of(), List.of());
        Verdict verdict = new Verdict(VerdictKind.FAIL, "Fail: 0 of 16 layers.", "0 of 16", List.of(), nothing);
        assertThat(catchThrowable(() -> gate.apply(target, Verdicts.pass(), verdict)))
                .hasMessageStartingWith("FAIL: 0 of 16 layers." + System.lineSeparator());
    }
}
