package org.tollens.inference.device;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.tollens.inference.model.ModelException;
import org.tollens.models.Digest;

/**
 * Weights as they are before training. Each tensor's draws are a function of the seed and its name alone, by a generator
 * and a sampler that are written in Java: the same on every machine and device, in whatever order tensors are asked for.
 */
final class RandomWeights implements WeightSource {
    /** Raised whenever a seed would give other weights. */
    static final int VERSION = 1;

    private static final int HEX_DIGITS_OF_A_LONG = 16;

    private final long seed;
    private final PtNDManager manager;
    private final List<ByteBuffer> keep = new ArrayList<>();

    RandomWeights(long seed, PtNDManager manager) {
        this.seed = seed;
        this.manager = manager;
    }

    @Override
    public PtNDArray get(TensorRule tensor) {
        ByteBuffer bytes = draw(tensor, seed);
        keep.add(bytes);
        return JniUtils.createNdFromByteBuffer(
                manager,
                bytes.slice(),
                new Shape(tensor.sizes()),
                DataType.FLOAT32,
                SparseFormat.DENSE,
                manager.getDevice());
    }

    @Override
    public List<ByteBuffer> buffers() {
        return keep;
    }

    /** A tensor's float32 values in row-major order, in the machine's byte order. */
    static ByteBuffer draw(TensorRule tensor, long seed) {
        if (tensor.elements() > Integer.MAX_VALUE / Float.BYTES) {
            throw new ModelException("expected tensors of at most 2 GB for random weights, found " + tensor.elements()
                    + " elements of " + tensor.name() + "; leave random weights out with tollens.random.weights=0");
        }
        int elements = (int) tensor.elements();
        ByteBuffer bytes = ByteBuffer.allocateDirect(elements * Float.BYTES).order(ByteOrder.nativeOrder());
        Initialisation how = tensor.initialisation();
        if (how.deviation() == 0) {
            for (int i = 0; i < elements; i++) {
                bytes.putFloat(i * Float.BYTES, (float) how.constant());
            }
            return bytes;
        }
        ContinuousSampler normal = ZigguratSampler.NormalizedGaussian.of(generator(tensor.name(), seed));
        for (int i = 0; i < elements; i++) {
            bytes.putFloat(i * Float.BYTES, (float) (how.constant() + how.deviation() * normal.sample()));
        }
        return bytes;
    }

    private static UniformRandomProvider generator(String name, long seed) {
        String digest = Digest.of("random initialisation " + VERSION + "\nseed " + seed + "\n" + name);
        long[] state = new long[digest.length() / HEX_DIGITS_OF_A_LONG];
        for (int i = 0; i < state.length; i++) {
            int begin = i * HEX_DIGITS_OF_A_LONG;
            state[i] = Long.parseUnsignedLong(digest.substring(begin, begin + HEX_DIGITS_OF_A_LONG), 16);
        }
        return RandomSource.XO_SHI_RO_256_PP.create(state);
    }
}
