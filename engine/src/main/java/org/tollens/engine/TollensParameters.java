package org.tollens.engine;

/**
 * The names of everything that can be set. Each is read from JUnit's configuration parameters first (which include
 * {@code junit-platform.properties}), then from system properties ({@code -Dtollens.gate=report}); a blank value counts
 * as not set. The table in {@code docs/configuration.md} is made from these comments.
 */
public final class TollensParameters {
    /**
     * What a refuted claim does to the build: a failed test, or an aborted one that still says FAIL in every report.
     * An error, where nothing could be judged, fails under each.
     *
     * <p>Values: {@code claims} or {@code report}. Default: {@code claims}.
     */
    public static final String GATE = "tollens.gate";

    /**
     * What the verdict PARTIAL is for JUnit.
     *
     * <p>Values: {@code abort}, {@code fail} or {@code pass}. Default: {@code abort}.
     */
    public static final String PARTIAL = "tollens.partial";

    /**
     * What the verdict INSUFFICIENT is for JUnit.
     *
     * <p>Values: {@code abort}, {@code fail} or {@code pass}. Default: {@code abort}.
     */
    public static final String INSUFFICIENT = "tollens.insufficient";

    /**
     * Judge claims on these models only, of those that the specs name.
     *
     * <p>Values: ids of models, separated by commas. Default: all.
     */
    public static final String MODELS = "tollens.models";

    /**
     * Where a run leaves its summary and, unless set apart, its trace and unpacked models.
     *
     * <p>Values: a folder. Default: {@code target/tollens}.
     */
    public static final String OUTPUT = "tollens.output";

    /**
     * Where measurements are kept; what is there and fits is not measured again.
     *
     * <p>Values: a folder. Default: {@code trace} in the folder of {@code tollens.output}.
     */
    public static final String TRACE_DIR = "tollens.trace.dir";

    /**
     * Where embedded models are unpacked.
     *
     * <p>Values: a folder. Default: {@code models} in the folder of {@code tollens.output}.
     */
    public static final String MODEL_CACHE = "tollens.model.cache";

    /**
     * What measures.
     *
     * <p>Values: {@code auto}, {@code cpu} or {@code cuda}. Default: {@code auto}.
     */
    public static final String DEVICE = "tollens.device";

    /**
     * Most documents of a corpus that are measured; 0 for all.
     *
     * <p>Values: a whole number, at least 0. Default: {@code 0}.
     */
    public static final String DOCUMENTS = "tollens.documents";

    /**
     * Most documents on which each block is skipped in turn; 0 for all.
     *
     * <p>Values: a whole number, at least 0. Default: {@code 120}.
     */
    public static final String SKIP_DOCUMENTS = "tollens.skip.documents";

    /**
     * Most documents on which the model's depth is followed as a flow, and next-token scores are kept; 0 for all.
     *
     * <p>Values: a whole number, at least 0. Default: {@code 40}.
     */
    public static final String FLOW_DOCUMENTS = "tollens.flow.documents";

    /**
     * Tokens of each document that are read: one window a document, from its start.
     *
     * <p>Values: a whole number, at least 2. Default: {@code 256}.
     */
    public static final String WINDOW = "tollens.window";

    /**
     * Documents that are measured in one batch; 0 lets the measurement choose. It changes speed and memory, not results.
     *
     * <p>Values: a whole number, at least 0. Default: {@code 0}.
     */
    public static final String BATCH = "tollens.batch";

    /**
     * Seed of the labels that are sampled from the model itself.
     *
     * <p>Values: a whole number. Default: {@code 20261124}.
     */
    public static final String SEED = "tollens.seed";

    /**
     * Random initialisations of the model's architecture that are measured beside it where a claim is checked against
     * random weights. With 0 none is, and every floor stays as the claim states it.
     *
     * <p>Values: a whole number, at least 0. Default: {@code 3}.
     */
    public static final String RANDOM_WEIGHTS = "tollens.random.weights";

    /**
     * Most documents that a tuned lens is fitted on where a claim reads one, a fifth of which the fit is tried on; 0 for all
     * that may be used.
     *
     * <p>Values: a whole number, at least 0. Default: {@code 80}.
     */
    public static final String LENS_DOCUMENTS = "tollens.lens.documents";

    /**
     * How a measurement says how far it is: a bar on the terminal, a line to standard error at least every 10 seconds,
     * or not at all. {@code auto} is a bar where there is a terminal and the variable {@code CI} is not set, else lines.
     *
     * <p>Values: {@code auto}, {@code bar}, {@code lines} or {@code off}. Default: {@code auto}.
     */
    public static final String PROGRESS = "tollens.progress";

    private TollensParameters() {}
}
