package org.tollens.claims;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.tollens.constraints.observable.Observables;
import org.tollens.constraints.trace.Columns;
import org.tollens.dynamics.Simplex;

/** Scores and a starting point that the replicator claims run on: real next-token scores, and synthetic ones. */
final class ScoreCase {
    /** How many documents' next-token scores are drawn from those that were measured. */
    static final int DOCUMENTS = 3;

    static final long SEED = 20_261_124L;

    /** What the checks say of their cases. */
    static final String WORDS = "next-token scores of " + DOCUMENTS + " documents (seed " + SEED
            + ") and synthetic scores of 5 and 50 tokens, each from the uniform distribution and from a tilted one";

    private static final double SPREAD = 2;
    private static final double TILT = 1.5;
    private static final int[] SYNTHETIC = {5, 50};

    private final String name;
    private final double[] scores;
    private final double[] start;

    private ScoreCase(String name, double[] scores, double[] start) {
        this.name = name;
        this.scores = scores;
        this.start = start;
    }

    String name() {
        return name;
    }

    boolean isUniform() {
        return name.contains("uniform start");
    }

    /** s, in nats. */
    double[] scores() {
        return scores;
    }

    /** log p(0). */
    double[] start() {
        return start;
    }

    /** All of them, the synthetic ones first. */
    static List<ScoreCase> all(Columns columns) {
        List<ScoreCase> cases = new ArrayList<>(synthetic());
        cases.addAll(real(columns));
        return cases;
    }

    /** Normal scores with a standard deviation of 2. */
    static List<ScoreCase> synthetic() {
        List<ScoreCase> cases = new ArrayList<>();
        for (int n : SYNTHETIC) {
            cases.addAll(started(n + " synthetic tokens", normal(n, SPREAD, SEED + n), SEED - n));
        }
        return cases;
    }

    /** Of documents drawn without replacement. */
    static List<ScoreCase> real(Columns columns) {
        boolean[] measured = columns.measuredDocuments(Observables.NEXT_TOKEN_SCORES);
        List<Integer> left = new ArrayList<>(IntStream.range(0, measured.length)
                .filter(d -> measured[d])
                .boxed()
                .toList());
        SplittableRandom random = new SplittableRandom(SEED);
        List<ScoreCase> cases = new ArrayList<>();
        for (int drawn = 0; drawn < DOCUMENTS && !left.isEmpty(); drawn++) {
            int document = left.remove(random.nextInt(left.size()));
            float[] scores = columns.vector(Observables.NEXT_TOKEN_SCORES, document);
            double[] doubles = IntStream.range(0, scores.length)
                    .mapToDouble(i -> scores[i])
                    .toArray();
            String name = "document " + columns.documents().get(document).id();
            cases.addAll(started(name, doubles, SEED + document));
        }
        return cases;
    }

    private static List<ScoreCase> started(String name, double[] scores, long seed) {
        return List.of(
                new ScoreCase(name + ", uniform start", scores, Simplex.logUniform(scores.length)),
                new ScoreCase(name + ", tilted start", scores, Simplex.normalised(normal(scores.length, TILT, seed))));
    }

    static double[] normal(int n, double deviation, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return IntStream.range(0, n)
                .mapToDouble(i -> deviation * random.nextGaussian())
                .toArray();
    }

    /** Only the most probable tokens, for flows whose matrix has a row a token. */
    ScoreCase among(int[] support) {
        return new ScoreCase(
                name + ", " + support.length + " tokens",
                Simplex.picked(scores, support),
                Simplex.normalised(Simplex.picked(start, support)));
    }
}
