package org.tollens.inference.safetensors;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Widens stored floating point to float32. Exact: every F16 and BF16 value is a float32 value. */
public final class Widening {
    private static final int HALF_EXPONENT = 0x7c00;
    private static final int HALF_MANTISSA = 0x3ff;

    private Widening() {}

    /** Whether a type can be widened (or is float32 already). */
    public static boolean supports(StoredType type) {
        return type == StoredType.F32 || type == StoredType.F16 || type == StoredType.BF16;
    }

    /**
     * Float32 bytes of a stored tensor: F32 is passed through without a copy where it is aligned.
     *
     * @param bytes little-endian, from position 0
     * @return direct, little-endian, from position 0
     * @throws IllegalArgumentException for a type that is not F32, F16 or BF16
     */
    public static ByteBuffer toFloat32(ByteBuffer bytes, StoredType type) {
        if (type == StoredType.F32 && bytes.isDirect() && bytes.alignmentOffset(0, Float.BYTES) == 0) {
            return bytes;
        }
        if (!supports(type)) {
            throw new IllegalArgumentException("expected F32, F16 or BF16, found " + type);
        }
        int elements = bytes.remaining() / type.bytes();
        if (elements > Integer.MAX_VALUE / Float.BYTES) {
            throw new IllegalArgumentException(
                    "expected a tensor of at most 2 GB in float32, found " + elements + " elements");
        }
        ByteBuffer source = bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        ByteBuffer target = ByteBuffer.allocateDirect(elements * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < elements; i++) {
            target.putFloat(i * Float.BYTES, element(source, type, i));
        }
        return target;
    }

    private static float element(ByteBuffer source, StoredType type, int index) {
        return switch (type) {
            case F16 -> half(source.getShort(2 * index));
            case BF16 -> Float.intBitsToFloat(source.getShort(2 * index) << 16);
            default -> source.getFloat(Float.BYTES * index);
        };
    }

    /** IEEE binary16 to binary32. */
    static float half(short bits) {
        int sign = (bits & 0x8000) << 16;
        int exponent = (bits & HALF_EXPONENT) >> 10;
        int mantissa = bits & HALF_MANTISSA;
        if (exponent == 0) {
            float magnitude = mantissa * 0x1p-24f;
            return sign == 0 ? magnitude : -magnitude;
        }
        int wide = exponent == 31 ? 0xff : exponent + 112;
        return Float.intBitsToFloat(sign | (wide << 23) | (mantissa << 13));
    }
}
