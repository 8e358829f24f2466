package org.tollens.inference.device;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.tollens.inference.model.ModelException;
import org.tollens.inference.safetensors.SafetensorsFile;
import org.tollens.inference.safetensors.TensorInfo;
import org.tollens.inference.safetensors.Widening;

/** Puts a file's weights on the device as float32, checked: shape as the configuration says, every value finite. */
final class WeightLoader implements WeightSource {
    private final SafetensorsFile file;
    private final PtNDManager manager;
    private final String prefix;
    /** Arrays on a CPU use the mapped memory itself, so it must stay reachable. */
    private final List<ByteBuffer> keep = new ArrayList<>();

    /**
     * @param prefix what some files put before every name, and others leave out
     */
    WeightLoader(SafetensorsFile file, PtNDManager manager, String prefix) {
        this.file = file;
        this.manager = manager;
        this.prefix = prefix;
    }

    @Override
    public void requireInEveryBlock(String pattern, int layers) {
        List<String> missing = new ArrayList<>();
        for (int block = 0; block < layers; block++) {
            String name = pattern.replace("*", String.valueOf(block));
            if (!has(name)) {
                missing.add(name.substring(0, name.indexOf('.', 2)));
            }
        }
        if (!missing.isEmpty()) {
            throw new ModelException(
                    "expected " + layers + " tensors " + pattern + ", found " + (layers - missing.size())
                            + " (missing " + String.join(", ", missing) + ") in " + file.path()
                            + "; use the file that belongs to config.json");
        }
    }

    /** Whether the file has the tensor, with or without the prefix. */
    private boolean has(String name) {
        return file.tensors().containsKey(name) || file.tensors().containsKey(prefix + name);
    }

    @Override
    public PtNDArray get(TensorRule tensor) {
        String name = tensor.name();
        String stored = file.tensors().containsKey(name) ? name : prefix + name;
        TensorInfo info = file.tensors().get(stored);
        if (info == null) {
            throw new ModelException("expected a tensor " + name + ", found none in " + file.path()
                    + "; use the file that belongs to config.json");
        }
        check(info, tensor.shape());
        ByteBuffer bytes = Widening.toFloat32(file.bytes(stored), info.type());
        refuseNonFinite(stored, bytes.asFloatBuffer());
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

    private void check(TensorInfo info, List<Long> expected) {
        if (!info.shape().equals(expected)) {
            throw new ModelException(
                    "expected shape " + expected + " for tensor " + info.name() + " as config.json says," + " found "
                            + info.shape() + " in " + file.path() + "; use the file that belongs to config.json");
        }
        if (!Widening.supports(info.type())) {
            throw new ModelException("expected tensor " + info.name() + " in F32, F16 or BF16, found " + info.type()
                    + " in " + file.path() + "; store the weights in one of these types");
        }
    }

    private void refuseNonFinite(String name, FloatBuffer values) {
        for (int i = 0; i < values.limit(); i++) {
            float value = values.get(i);
            if (!(Math.abs(value) <= Float.MAX_VALUE)) {
                throw new ModelException("expected finite weights, found " + value + " at element " + i + " of tensor "
                        + name + " in " + file.path() + "; the file is damaged or its training diverged: get it again");
            }
        }
    }
}
