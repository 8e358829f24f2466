package org.tollens.engine.specs;

import static org.tollens.constraints.Constraints.observable;
import static org.tollens.inference.hook.OwnObservables.ownObservable;

import java.util.concurrent.atomic.AtomicInteger;
import org.tollens.constraints.Constraint;
import org.tollens.constraints.observable.Observable;
import org.tollens.engine.Claim;
import org.tollens.engine.FalsificationSpec;
import org.tollens.engine.OnCorpus;
import org.tollens.engine.OnModel;
import org.tollens.inference.hook.HookPoint;
import org.tollens.inference.hook.OwnObservable;

/** Claims on observables of one's own: two that share one, and one for each mistake that can be made. */
@FalsificationSpec
@OnModel("tiny-gpt2")
@OnCorpus("tiny-tales")
public class OnOwnObservables {
    /** How often code was called. */
    public static final AtomicInteger CALLS = new AtomicInteger();

    private static final int[] WIDTH = {2};

    private static final Observable NORM = own("test_norm").onBlock((layer, x) -> {
        CALLS.incrementAndGet();
        return x.norm(WIDTH);
    });

    private static OwnObservable own(String name) {
        return ownObservable(name).perBlockAndPosition().unit("1").version(1);
    }

    @Claim("N1")
    Constraint norm() {
        return Verdicts.passOn(observable(NORM));
    }

    @Claim("N2")
    Constraint normAgain() {
        return Verdicts.passOn(observable(NORM));
    }

    @Claim("B")
    Constraint builtIn() {
        return Verdicts.pass();
    }

    @Claim("SHAPE")
    Constraint shape() {
        return Verdicts.passOn(observable(own("test_shape").onBlock((layer, x) -> x.sum())));
    }

    @Claim("NAN")
    Constraint nan() {
        return Verdicts.passOn(observable(own("test_nan")
                .onBlock((layer, x) -> x.norm(WIDTH).mul(0).div(x.norm(WIDTH).mul(0)))));
    }

    @Claim("THROWS")
    Constraint throwing() {
        return Verdicts.passOn(observable(own("test_throwing").onAttention((layer, pattern) -> {
            throw new AssertionError("expected better");
        })));
    }

    @Claim("LACKS")
    Constraint lacking() {
        return Verdicts.passOn(observable(own("test_lacking").at(HookPoint.MLP_GATE, (layer, x) -> x.mean(WIDTH))));
    }

    /** Fails after the corpus's documents were seen once: on random weights alone. */
    @Claim("RANDOM")
    Constraint onRandomWeights() {
        AtomicInteger left = new AtomicInteger(40);
        return Verdicts.passOn(observable(own("test_random").onBlock((layer, x) -> {
            if (layer == 1 && left.addAndGet(-(int) x.getShape().get(0)) < 0) {
                throw new IllegalStateException("untrained");
            }
            return x.norm(WIDTH);
        })));
    }
}
