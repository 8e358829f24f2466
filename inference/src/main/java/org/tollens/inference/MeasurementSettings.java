package org.tollens.inference;

/**
 * How a corpus is read and which part of it is measured.
 *
 * @param window tokens of a document that are read, one window a document
 * @param skipFirst first positions of a window that are not measured
 * @param documents most documents to measure; 0 for all
 * @param skipDocuments most documents on which each block is skipped in turn; 0 for all
 * @param flowDocuments most documents on which the model's depth is followed as a flow; 0 for all
 * @param seed seed of everything random in measuring
 * @param randomWeights random initialisations of the architecture that are measured where a claim is checked against them,
 *     with the seeds 1, 2, ...; 0 for none
 * @param lensDocuments most documents that a tuned lens is fitted on, those included that the fit is tried on; 0 for all
 */
public record MeasurementSettings(
        int window,
        int skipFirst,
        int documents,
        int skipDocuments,
        int flowDocuments,
        long seed,
        int randomWeights,
        int lensDocuments) {
    private static final int RANDOM_WEIGHTS = 3;
    private static final int FLOW_DOCUMENTS = 40;
    private static final int LENS_DOCUMENTS = 80;

    /** With a tuned lens fitted on 80 documents. */
    public MeasurementSettings(
            int window,
            int skipFirst,
            int documents,
            int skipDocuments,
            int flowDocuments,
            long seed,
            int randomWeights) {
        this(window, skipFirst, documents, skipDocuments, flowDocuments, seed, randomWeights, LENS_DOCUMENTS);
    }

    /** With three random initialisations and flows followed on 40 documents. */
    public MeasurementSettings(int window, int skipFirst, int documents, int skipDocuments, long seed) {
        this(window, skipFirst, documents, skipDocuments, FLOW_DOCUMENTS, seed, RANDOM_WEIGHTS, LENS_DOCUMENTS);
    }

    /**
     * One window of 256 tokens, the first 8 positions not measured, all documents, skip losses on 120 of them, flows followed on
     * 40, three random initialisations, a tuned lens fitted on 80.
     */
    public static MeasurementSettings withDefaults() {
        return new MeasurementSettings(256, 8, 0, 120, 20_261_124L);
    }

    /** With so many random initialisations. */
    public MeasurementSettings withRandomWeights(int count) {
        return new MeasurementSettings(
                window, skipFirst, documents, skipDocuments, flowDocuments, seed, count, lensDocuments);
    }

    /** With flows followed on so many documents. */
    public MeasurementSettings withFlowDocuments(int most) {
        return new MeasurementSettings(
                window, skipFirst, documents, skipDocuments, most, seed, randomWeights, lensDocuments);
    }

    /** With a tuned lens fitted on so many documents. */
    public MeasurementSettings withLensDocuments(int most) {
        return new MeasurementSettings(
                window, skipFirst, documents, skipDocuments, flowDocuments, seed, randomWeights, most);
    }
}
