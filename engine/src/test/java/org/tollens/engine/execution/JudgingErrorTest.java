package org.tollens.engine.execution;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tollens.constraints.reporting.ClaimKey;
import org.tollens.constraints.trace.Columns;
import org.tollens.engine.specs.Verdicts;

/** Whatever stops judging is an error of the claim, also what build tools would take for a refuted claim. */
class JudgingErrorTest {
    @ParameterizedTest
    @ValueSource(classes = {AssertionError.class, NoClassDefFoundError.class, IllegalStateException.class})
    void isAnErrorAndNoFailure(Class<? extends Throwable> type) throws Exception {
        ClaimTarget target =
                new ClaimTarget(Verdicts.class, Verdicts.class.getMethod("pass"), new ClaimKey("C1", "gpt2", "tales"));
        Throwable cause = type.getDeclaredConstructor().newInstance();
        assertThatThrownBy(() -> Run.verdict(target, Verdicts.pass(), new SharedJudge(unreadable(cause))))
                .isInstanceOf(ClaimNotJudgedException.class)
                .hasMessage("C1 on gpt2 (tales) was not judged: judging it failed: " + type.getName())
                .hasCause(cause);
    }

    private static Columns unreadable(Throwable cause) {
        return (Columns) Proxy.newProxyInstance(
                Columns.class.getClassLoader(), new Class<?>[] {Columns.class}, (proxy, method, arguments) -> {
                    throw cause;
                });
    }
}
