package org.tollens.engine.specs;

import org.tollens.constraints.Constraint;
import org.tollens.engine.Claim;
import org.tollens.engine.FalsificationSpec;
import org.tollens.engine.OnCorpus;
import org.tollens.engine.OnModel;
import org.tollens.engine.Topic;

/** What people get wrong. */
public final class Mistakes {
    private Mistakes() {}

    /** Methods that can't be claims. */
    @FalsificationSpec
    @OnModel("tiny-gpt2")
    @OnCorpus("tiny-tales")
    @Topic("a b")
    public static class Methods {
        @Claim("M1")
        @SuppressWarnings("UnusedMethod")
        private Constraint hidden() {
            return Verdicts.pass();
        }

        @Claim("M2")
        void nothing() {}

        @Claim("M3")
        Constraint given(int layers) {
            return Verdicts.pass();
        }

        @Claim("no id")
        Constraint spaced() {
            return Verdicts.pass();
        }

        @Claim("M5")
        @OnModel({})
        Constraint onNothing() {
            return Verdicts.pass();
        }
    }

    /** No model and no corpus. */
    @FalsificationSpec
    public static class Nowhere {
        @Claim("N1")
        Constraint anywhere() {
            return Verdicts.pass();
        }

        @Claim("N2")
        @OnModel("tiny-gpt2")
        Constraint onNoCorpus() {
            return Verdicts.pass();
        }
    }

    /** Can't be instantiated. */
    @FalsificationSpec
    public abstract static class Unfinished {
        @Claim("A1")
        Constraint first() {
            return Verdicts.pass();
        }
    }

    /** Has no constructor without parameters. */
    @FalsificationSpec
    public static class Demanding {
        /** Wants something. */
        public Demanding(String wish) {}
    }

    /** States nothing. */
    @FalsificationSpec
    public static class Silent {}

    /** One id for two claims; and methods that throw. */
    @FalsificationSpec
    @OnModel("tiny-gpt2")
    @OnCorpus("tiny-tales")
    public static class Repeated {
        @Claim("D")
        Constraint once() {
            return Verdicts.pass();
        }

        @Claim("D")
        Constraint twice() {
            return Verdicts.pass();
        }

        @Claim("E")
        Constraint throwing() {
            throw new IllegalArgumentException("the floor must be positive");
        }

        @Claim("A")
        Constraint asserting() {
            throw new AssertionError("the floor must be measured");
        }

        @Claim("G")
        @SuppressWarnings("NullAway")
        Constraint returningNull() {
            return null;
        }

        @Claim("H")
        Constraint fine() {
            return Verdicts.pass();
        }
    }
}
