package org.tollens.constraints.judging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tollens.constraints.Constraint;

/** The bootstrap is linear in the documents, so a claim on the size of the main job is judged in seconds. */
class JudgingSpeedTest {

    @Test
    void judgesClaimsOnTheMainJobsSizeInSeconds() {
        SyntheticColumns columns = Planted.nothing()
                .sized(160, 248)
                .attention(l -> l == 8 ? 1 : 0)
                .coupling(l -> l <= 8 ? -0.3 : 0.3)
                .skipLoss(l -> l == 8 ? 0.3 : 0.1)
                .columns();
        for (Constraint claim : List.of(Claims.c1(), Claims.c2(), Claims.c3(), Claims.c4())) {
            long start = System.nanoTime();
            assertThat(Judge.judge(claim, columns).evidence().positions()).isPositive();
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            System.getLogger("speed").log(System.Logger.Level.INFO, claim.statement() + ": " + took);
            // Four times what a slow single core needs; minutes would mean that replicates read rows again.
            assertThat(took).isLessThan(Duration.ofSeconds(45));
        }
    }
}
