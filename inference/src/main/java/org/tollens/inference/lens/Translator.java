package org.tollens.inference.lens;

/**
 * The map of one layer of a tuned lens: x becomes x + A x + c before the final norm. Callers must not write to the arrays.
 *
 * @param matrix A, [width, width] flattened by rows
 * @param offset c, [width]
 */
@SuppressWarnings("ArrayRecordComponent") // large and never compared
public record Translator(float[] matrix, float[] offset) {
    public Translator {
        if (matrix.length != offset.length * offset.length) {
            throw new IllegalArgumentException("expected a matrix of " + offset.length + " x " + offset.length
                    + " elements, found " + matrix.length);
        }
    }

    /** Width of the residual stream. */
    public int width() {
        return offset.length;
    }

    /** Whether every number is finite. */
    public boolean isFinite() {
        return isFinite(matrix) && isFinite(offset);
    }

    private static boolean isFinite(float[] values) {
        for (float value : values) {
            if (!(Math.abs(value) <= Float.MAX_VALUE)) {
                return false;
            }
        }
        return true;
    }
}
