package org.tollens.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What a user sees of Maven when claims hold, when they don't, and when something is misspelt. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UserBuildIT {
    private static final String SPEC = """
            package claims;

            import static org.tollens.constraints.Constraints.*;
            import static org.tollens.constraints.rule.Conditions.*;

            import org.tollens.constraints.Constraint;
            import org.tollens.engine.*;

            @FalsificationSpec
            @OnModel(MODEL)
            @OnCorpus("CORPUS")
            class NAME {
                @Claim("refuted")
                @Topic("wrong-on-purpose")
                Constraint entropyIsHigherWhereTheModelIsRight() {
                    return entropyIsHigher(correctPositions(), incorrectPositions());
                }

                @Claim("confirmed")
                Constraint entropyIsHigherWhereTheModelErrs() {
                    return entropyIsHigher(incorrectPositions(), correctPositions());
                }

                private static Constraint entropyIsHigher(
                        org.tollens.constraints.clause.Population here, org.tollens.constraints.clause.Population there) {
                    return constraint("The lens is less certain here than there")
                            .comparing(lensEntropy()).at(here).against(there)
                            .by(cliffsDelta().withFloor(0.05))
                            .passesWhen(overall().isPositive())
                            .isPartialWhen(atLeast(0.50).ofLayers().arePositive())
                            .failsWhen(overall().isNegative());
                }
            }
            """;

    private static final String OWN_MODELS = "{\"my-model\", \"cut-off\", \"not-a-number\"}";

    @SuppressWarnings("NullAway.Init")
    private UserProject project;

    @BeforeAll
    void layOut(@TempDir Path folder) throws IOException {
        project = UserProject.in(folder);
        project.withTest("EntropyTest", spec("EntropyTest", "\"reference-gpt2\"", "held-out-fiction"));
    }

    private static String spec(String name, String model, String corpus) {
        return SPEC.replace("NAME", name).replace("MODEL", model).replace("CORPUS", corpus);
    }

    private UserProject.Build mvn(String... arguments) throws IOException, InterruptedException {
        String[] all = java.util.Arrays.copyOf(arguments, arguments.length + 3);
        all[arguments.length] = "test";
        all[arguments.length + 1] = "-Dtollens.documents=40";
        all[arguments.length + 2] = "-Dsurefire.failIfNoSpecifiedTests=true";
        return project.mvn(all);
    }

    @Test
    void aRefutedClaimFailsTheBuildUnlessOnlyAReportIsAskedFor() throws IOException, InterruptedException {
        UserProject.Build gated = mvn("-Dtest=EntropyTest");
        assertThat(gated.exit()).isNotZero();
        assertThat(gated.output()).contains("BUILD FAILURE", "FAIL");
        assertThat(gated.summary()).contains("\"FAIL\"", "\"PASS\"");

        UserProject.Build reported = mvn("-Dtest=EntropyTest", "-Dtollens.gate=report");
        assertThat(reported.exit()).as(reported.output()).isZero();
        assertThat(reported.summary()).contains("\"FAIL\"", "\"PASS\"");
        assertThat(reported.allureResults()).contains("\"failed\"");
    }

    @Test
    void oneMethodRunsAlone() throws IOException, InterruptedException {
        UserProject.Build build = mvn("-Dtest=EntropyTest#entropyIsHigherWhereTheModelErrs");
        assertThat(build.exit()).as(build.output()).isZero();
        assertThat(build.summary()).contains("\"confirmed\"").doesNotContain("\"refuted\"");
    }

    @Test
    void aTagSelects() throws IOException, InterruptedException {
        UserProject.Build build = mvn("-Dtest=EntropyTest", "-Dgroups=wrong-on-purpose", "-Dtollens.gate=report");
        assertThat(build.exit()).as(build.output()).isZero();
        assertThat(build.summary()).contains("\"refuted\"").doesNotContain("\"confirmed\"");
    }

    @Test
    void aMethodThatIsNotThereIsAnErrorThatListsTheClaims() throws IOException, InterruptedException {
        UserProject.Build build = mvn("-Dtest=EntropyTest#nothingOfThisName");
        assertThat(build.exit()).as(build.output()).isNotZero();
        assertThat(build.output()).contains("confirmed", "refuted");
    }

    @Test
    void aTagThatNothingHasIsAnErrorThatListsTheClaims() throws IOException, InterruptedException {
        UserProject.Build build = mvn("-Dtest=EntropyTest", "-Dgroups=nothing-has-this-tag");
        assertThat(build.exit()).as(build.output()).isNotZero();
        assertThat(build.output()).contains("confirmed", "refuted");
    }

    @Test
    void anUnknownModelAndAMissingCorpusAreErrorsThatNameWhatThereIs() throws IOException, InterruptedException {
        project.withTest("UnknownModelTest", spec("UnknownModelTest", "\"reference-gpt3\"", "held-out-fiction"));
        project.withTest("MissingCorpusTest", spec("MissingCorpusTest", "\"reference-gpt2\"", "held-out-poetry"));

        UserProject.Build build = mvn("-Dtest=UnknownModelTest,MissingCorpusTest", "-Dtollens.gate=report");
        assertThat(build.exit()).as(build.output()).isNotZero();
        assertThat(build.output()).contains("reference-gpt3", "reference-gpt2", "held-out-poetry", "held-out-fiction");
        assertThat(build.xml()).contains("<error").doesNotContain("<failure");
    }

    @Test
    void aModelAndACorpusOfOnesOwnAreJudgedAndBrokenOnesAreErrors() throws IOException, InterruptedException {
        UserModel.add(project, "my-model", UserModel::asTrained);
        UserModel.add(project, "cut-off", UserModel::cutOff);
        UserModel.add(project, "not-a-number", UserModel::withNaN);
        UserModel.addCorpus(project, "my-tales");
        project.withTest("OwnModelTest", spec("OwnModelTest", OWN_MODELS, "my-tales"));

        UserProject.Build build = mvn(
                "-Dtest=OwnModelTest",
                "-Dtollens.gate=report",
                "-Dmodels.dir=models",
                "-Dtollens.window=" + UserModel.CONTEXT);
        assertThat(build.exit()).as(build.output()).isNotZero();
        assertThat(build.summary()).contains("\"my-model\"", "\"my-tales\"");
        assertThat(build.output())
                .containsPattern(
                        "cut-off could not be measured on my-tales: .*expected .* within the file's \\d+ bytes")
                .containsPattern("not-a-number could not be measured on my-tales: .*expected finite weights, found NaN")
                .doesNotContain("my-model could not be measured");
        assertThat(build.xml())
                .contains("entropyIsHigherWhereTheModelErrs[my-model]", "entropyIsHigherWhereTheModelErrs[cut-off]")
                .contains("<error")
                .doesNotContain("<failure");
    }

    @Test
    void aProjectMayTakeItsOwnJUnit(@TempDir Path other) throws IOException, InterruptedException {
        UserProject onSix = UserProject.in(other).onJUnit("6.0.3");
        UserModel.add(onSix, "my-model", UserModel::asTrained);
        UserModel.addCorpus(onSix, "my-tales");
        onSix.withTest("OnSixTest", spec("OnSixTest", "\"my-model\"", "my-tales"));

        UserProject.Build build = onSix.mvn(
                "test", "-Dtollens.gate=report", "-Dmodels.dir=models", "-Dtollens.window=" + UserModel.CONTEXT);
        assertThat(build.exit()).as(build.output()).isZero();
        assertThat(build.summary()).contains("\"confirmed\"", "\"refuted\"", "\"my-model\"");
        assertThat(build.xml()).contains("junit-platform-engine-6.0.3").doesNotContain("junit-platform-engine-1.");
        assertThat(build.allureResults()).contains("confirmed", "refuted");
    }
}
