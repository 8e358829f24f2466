package org.tollens.inference;

/**
 * How a corpus is read and which part of it is measured; part of every column's address.
 *
 * @param window tokens of a document that are read, one window a document
 * @param skipFirst first positions of a window that are not measured
 * @param documents most documents to measure; 0 for all
 * @param skipDocuments most documents on which each block is skipped in turn; 0 for all
 * @param seed seed of the self labels
 */
public record MeasurementSettings(int window, int skipFirst, int documents, int skipDocuments, long seed) {
    /** One window of 256 tokens, the first 8 positions not measured, all documents, skip losses on 120 of them. */
    public static MeasurementSettings withDefaults() {
        return new MeasurementSettings(256, 8, 0, 120, 20_261_124L);
    }
}
